import enGB from 'antd/es/locale/en_GB.js';
import dayjs from 'dayjs';

dayjs.locale('en');
export const words: unknown = enGB;
