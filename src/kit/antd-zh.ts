import 'dayjs/locale/zh-cn.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import dayjs from 'dayjs';

dayjs.locale('zh-cn');
export const words: unknown = zhCN;
