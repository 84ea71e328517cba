/** The stages as the office's own table gives them: id | 中文 | owner | time | what finishes it. Typed apart from the data it proves. */
export const WRITTEN = `
F1.1 | 拟定会议筹备方案 | DIR, S drafts | −60 | plan approved
F1.2 | 会议预备通知 | Z drafts, S sends | −50 | notice settled
F1.3 | 会议筹备（分工作组、党代表组等） | S | −30 | groups complete
F1.4 | 会议正式通知 | Z drafts, S sends | −15 | notice settled
F1.5 | 召开预备会 | S | −1 | child meeting closed
F1.6 | 会议材料准备 | Z | −7 | papers final
F1.7 | 文件材料印刷 | S | −4 | printed
F1.8 | 会议材料装袋分发 | S | −2 | bagged and handed out
F1.9 | 会场布置 | S+J | −2 | venue ready
F1.10 | 讨论室安排 | S | −2 | venue ready
F1.11 | 正式会前检查会场安排 | S, DIR signs | −1 | checked
F1.12 | 会务 | S | T−60 min … E | service done
F1.13 | 后勤服务安排 | J | −1 … E | logistics confirmed
F1.14 | 信息及宣传报道 | X | E … +1 | publicity passed
F1.15 | 会务总结、后续工作 | S, Z | +5 | resolution adopted, report filed
F1.16 | 会后督查 | X | +10 … | followed up
F2.1 | 拟定会议筹备方案 | DIR, S drafts | −15 | plan approved
F2.2 | 会议预备通知 | Z, S | −12 | notice settled
F2.3 | 会议正式通知 | Z, S | −7 | notice settled
F2.4 | 会议材料准备 | Z | −5 | papers final
F2.5 | 表态发言材料的把关 | Z, DIR passes | −4 | vetted
F2.6 | 文件材料印刷 | S | −3 | printed
F2.7 | 会议材料装袋 | S | −2 | bagged
F2.8 | 会场布置 | S+J | −1 | venue ready
F2.9 | 参观点安排 | J, S | −5 … −1 | logistics confirmed
F2.10 | 正式会前检查会场安排 | S, DIR signs | −1 | checked
F2.11 | 会务 | S | T−60 min … E | service done
F2.12 | 后勤服务安排 | J | −1 … E | logistics confirmed
F2.13 | 信息及宣传报道 | X | E … +1 | publicity passed
F2.14 | 会务总结、后续工作 | S, Z | +5 | resolution adopted
F2.15 | 会后督查 | X | +10 … | followed up
F3.1 | 会议通知 | S | −1 | notice settled
F3.2 | 会议室准备 | S | T−30 min | room ready
F3.3 | 会议记录 | S | T … E | record signed
F3.4 | 会议纪要 | S | +2 | minutes distributed (M1)
F3.5 | 重点工作督办 | X | +3 … | followed up
F4.1 | 会议通知 | S | −2 | notice settled
F4.2 | 会议室准备 | S | T−30 min | room ready
F4.3 | 会务 | S | T−30 min … E | service done
F4.4 | 会议记录 | S | T … E | record signed
F4.5 | 会议纪要 | S | +2 | minutes distributed (M2)
F4.6 | 重点工作督办 | X | +3 … | followed up
F5.1 | 会议通知 | S | −3 | notice settled
F5.2 | 会议室准备 | S | T−30 min | room ready
F5.3 | 会议议程安排 | S, DIR approves | −2 | agenda approved (meetings)
F5.4 | 材料准备 | Z | −1 | papers final
F5.5 | 会务（倒水、通知发言人员） | S | T−30 min … E | service done
F5.6 | 会议记录 | S | T … E | record signed
F5.7 | 会议纪要 | S | +2 | minutes distributed (M3)
F5.8 | 信息 | X | +2 | publicity passed
F5.9 | 重点工作督办 | X | +3 … | followed up
F6.1 | 拟定活动方案 | DD first responsible, DEP drafts | −10 | plan approved
F6.2 | 会议通知 | Z, DEP | −5 | notice settled
F6.3 | 现场会场地布置 | DEP, S+J | −1 | venue ready
F6.4 | 落实车辆、踩点 | J, S | −3 | logistics confirmed
F6.5 | 会务 | DEP, S | T−60 min … E | service done
F6.6 | 信息及宣传报道 | X | E … +1 | publicity passed
F6.7 | 会后督办 | X | +5 … | followed up
F7.1 | 接待方案 | DIR, S drafts | −5 | plan approved
F7.2 | 会议通知 | S | −3 | notice settled
F7.3 | 会议室准备 | S, J | −1 … T−60 min | room ready
F7.4 | 环境布置、电梯准备 | J, S | −1 … T−5 min | venue ready
F7.5 | 与上级机关衔接，提前通知领导迎候 | S, DD | −2 … T−30 min | logistics confirmed
F7.6 | 会务（倒水、幻灯片） | S | T−30 min … E | service done
F7.7 | 会议记录 | S | T … E | record signed
F7.8 | 后勤服务安排 | J | −1 … E | logistics confirmed
F7.9 | 信息及宣传报道 | X | E … +1 | publicity passed
F7.10 | 结束前电梯准备 | J | E−10 min | service done
F8.1 | 会议准备方案 | DIR / DD (G2), S or DEP drafts | −15 | plan approved, leaders confirmed
F8.2 | 会议通知 | Z, S | −7 | notice settled
F8.3 | 召开预备会 | DD | −2 | child meeting closed
F8.4 | 会场布置 | S+J | −1 | venue ready
F8.5 | 表态发言材料的把关 | Z, DIR passes | −4 | vetted
F8.6 | 文件材料印刷 | S | −3 | printed
F8.7 | 领奖、签定责任状等会前彩排、走台 | S, DEP | −1 | rehearsal recorded (service)
F8.8 | 会务 | S | T−60 min … E | service done
F8.9 | 信息及宣传报道 | X | E … +1 | publicity passed
F8.10 | 会后督办 | X | +5 … | followed up
D1.1 | 跟班副主任交办 | ATT | −1 or at once | order complete (notices: 电话通知单, place, requirements)
D1.2 | 电话通知 | S | order +2 h | phone settled
D1.3 | 会议室准备 | S | T−30 min | room ready
D1.4 | 会务 | S | T−15 min … E | service done
D2.1 | 办公室主任或副主任交办 | DIR or DD | −1 or at once | order complete (notices: 会议通知单, place, requirements)
D2.2 | 电话通知 | S | order +2 h | phone settled
D2.3 | 会议室准备 | S | T−30 min | room ready
D2.4 | 会务 | S | T−15 min … E | service done
G4 | 会前检查（外单位承办、书记或副书记参加） | ATT + S | −1 … T−60 min | checked (two signatures)
`;

/** The nouns of the norm's check-lists, stage by stage, in the written order. */
export const NOUNS_WRITTEN = `
F1.1 F2.1 | 会议筹备方案
F6.1 | 活动方案
F7.1 | 接待方案
F8.1 | 会议规格 · 落实到会领导 · 确定参会人员
F1.2 F2.2 | 会议预备通知
F1.4 F2.3 | 会议正式通知
F3.1 F4.1 F5.1 F6.2 F7.2 F8.2 | 会议通知
F1.3 | 分工作组 · 党代表组
F1.5 F8.3 | 预备会
F1.6 | 日程安排 · 会议议程 · 座次图 · 文件 · 讲话稿 · 决议
F2.4 | 日程安排 · 会议议程 · 座次表 · 文件 · 讲话稿 · 决议
F5.3 | 会议议程
F5.4 | 材料准备
F2.5 F8.5 | 表态发言材料的把关
F1.7 F2.6 F8.6 | 文件材料印刷
F1.8 | 会议材料装袋 · 会议材料分发
F2.7 | 会议材料装袋
F1.9 | 会标制作 · 宣传标牌 · 主席台座位 · 台下座位安排 · 灯光 · 音响 · 席卡摆放 · 发言席设置 · 票箱准备
F2.8 | 会标制作 · 主席台座位 · 台下座位安排 · 灯光 · 音响 · 席卡摆放 · 发言席设置
F8.4 | 会标制作 · 主席台座位 · 台下座位安排 · 灯光 · 音响 · 席卡摆放 · 发言席设置 · 人员就座示意图制作
F6.3 | 现场会场地布置
F1.10 | 讨论室门上贴讨论组名单 · 各讨论室服务和记录人员 · 讨论室茶水供应
F1.11 F2.10 | 正式会前检查会场安排
F1.12 F2.11 | 签到 · 会议材料分发 · 领导进场乐 · 开幕式、闭幕式音乐 · 主席台倒水 · 台下茶水供应
F8.8 | 签到 · 会议材料分发 · 主席台倒水 · 视到会情况安排与会人员尽量靠前坐
F4.3 F6.5 D1.4 D2.4 | 会务
F5.5 | 每隔10—15分钟由专人负责倒水 · 通知发言人员
F7.6 | 每隔10—15分钟由专人负责倒水 · 专人操作多媒体幻灯片
F1.13 F2.12 | 车辆 · 就餐
F7.8 | 落实参观点 · 车辆 · 就餐
F2.9 | 提前踩点 · 落实车辆 · 通知相应参观点 · 准备扩音器 · 落实讲解员
F6.4 | 落实车辆 · 提前踩点
F3.2 F4.2 F5.2 | 冬夏季开空调 · 茶水供应
D1.3 D2.3 | 茶水供应 · 冬夏季开空调
F7.3 | 多媒体幻灯片准备 · 冬夏季开空调 · 茶水供应 · 水果 · 烟 · 纸巾
F7.4 | 鲜花 · 制作欢迎牌 · 电梯准备
F7.10 | 结束前电梯准备
F7.5 | 与上级机关衔接 · 提前通知领导迎候
F8.7 | 领奖彩排、走台 · 签定责任状
F3.3 F4.4 F5.6 F7.7 | 会议记录
F3.4 F4.5 F5.7 | 会议纪要（除研究人事任免以外的事项）
F5.8 | 信息
F1.14 F2.13 F6.6 F7.9 F8.9 | 信息及宣传报道
F1.15 | 会务总结 · 决议 · 向市委报告
F2.14 | 会务总结 · 决议
F1.16 F2.15 | 会后督查
F3.5 F4.6 F5.9 | 重点工作督办
F6.7 F8.10 | 会后督办
D1.1 | 填写电话通知单 · 确定会议地点 · 明确会务要求
D2.1 | 填写会议通知单 · 确定会议地点 · 明确会务要求
D1.2 D2.2 | 电话通知
G4 | 检查会务工作 · 检查主席台席位排列
`;

/** Hard dependencies, and nothing else: stage | what it waits for. */
export const NEEDS_WRITTEN = `
F1.2 | F1.1
F1.4 | F1.1 F1.3
F1.7 | F1.6
F1.8 | F1.7
F1.11 | F1.9 F1.10
F1.12 | F1.11
F2.2 | F2.1
F2.3 | F2.1 F2.2
F2.6 | F2.4 F2.5
F2.7 | F2.6
F2.10 | F2.8
F2.11 | F2.10
F3.4 | F3.3
F3.5 | F3.4
F4.5 | F4.4
F4.6 | F4.5
F5.7 | F5.6
F5.9 | F5.7
F6.2 | F6.1
F6.5 | F6.check
F7.2 | F7.1
F8.2 | F8.1
F8.6 | F8.5
F8.8 | F8.check
D1.2 | D1.1
D2.2 | D2.1
`;
