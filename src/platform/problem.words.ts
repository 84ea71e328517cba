import type { ProblemCode, ProblemData } from './problem.ts';

type Locale = 'zh' | 'en';

/** What the user reads: what happened, and what to do next; the clause of the norm where one stands behind it. */
export interface ProblemWords {
  readonly title: string;
  readonly next: string;
  readonly clause?: string;
}

interface Row {
  readonly zh: readonly [title: string, next: string];
  readonly en: readonly [title: string, next: string];
  readonly clause?: string;
}

/** One row a refusal: [what happened, what to do next] in both languages. `{name}` is filled from the problem's data. */
const WORDS: Record<ProblemCode, Row> = {
  input_invalid: {
    zh: ['填写的内容有误', '请按字段旁的提示修改后再提交，已填内容不会丢失。'],
    en: ['Some of what was entered is not right', 'Correct the marked fields and submit again; nothing typed is lost.'],
  },
  body_too_large: {
    zh: ['提交的内容过大', '请减少内容后再提交。'],
    en: ['The request is too large', 'Shorten it and submit again.'],
  },
  upload_too_large: {
    zh: ['文件超过大小限制（{limit}）', '请压缩或拆分后再上传。'],
    en: ['The file is larger than the limit ({limit})', 'Make it smaller or split it, then upload again.'],
  },
  not_found: {
    zh: ['没有找到，或者您无权查看', '请返回列表重新选择。'],
    en: ['Not found, or not yours to see', 'Go back to the list and choose again.'],
  },
  not_signed_in: {
    zh: ['尚未登录，或登录已过期', '请重新登录，已填内容不会丢失。'],
    en: ['Not signed in, or the session has expired', 'Sign in again; nothing typed is lost.'],
  },
  not_allowed: {
    zh: ['您的岗位不能办理此事项', '请与负责该环节的人员或系统管理员联系。'],
    en: ['Your post may not do this', 'Ask whoever is in charge of this stage, or the system administrator.'],
  },
  password_change_required: {
    zh: ['首次登录或密码到期，须先修改密码', '请修改密码后继续。'],
    en: ['The password must be changed first', 'Change it, then go on.'],
  },
  foreign_origin: {
    zh: ['请求来自其他站点，已拒绝', '请在本系统页面内操作。'],
    en: ['The request came from another site and was refused', 'Use the pages of this system.'],
  },
  version_conflict: {
    zh: ['他人已先修改了这条内容', '请对照两个版本，确认后再保存。'],
    en: ['Somebody else changed this first', 'Compare the two versions and save again.'],
  },
  idempotency_key_missing: {
    zh: ['新建请求缺少 Idempotency-Key', '请为每次新建操作附上唯一的 Idempotency-Key 请求头。'],
    en: ['A creating request needs an Idempotency-Key', 'Send a unique Idempotency-Key header with each creating act.'],
  },
  idempotency_key_reused: {
    zh: ['同一个 Idempotency-Key 已用于另一项内容', '请换一个新的 Idempotency-Key。'],
    en: ['This Idempotency-Key was already used for something else', 'Use a new key.'],
  },
  starting: {
    zh: ['系统正在启动', '请稍候几秒再试。'],
    en: ['The system is starting', 'Try again in a few seconds.'],
  },
  internal: {
    zh: ['系统出错，本次操作未生效', '请稍后重试；如仍出现，请将编号 {requestId} 告知系统管理员。'],
    en: ['Something went wrong; nothing was changed', 'Try again; if it stays, give the number {requestId} to the administrator.'],
  },
  // the norm's flow
  kind_unknown: {
    zh: ['没有这一类会议', '请从规范的十一类会议中选择。'],
    en: ['There is no such kind of meeting', 'Choose one of the eleven kinds of the norm.'],
  },
  stage_unknown: {
    zh: ['本会议没有这个环节', '请从会议的流程中选择环节。'],
    en: ['This meeting has no such stage', 'Choose a stage of its flow.'],
  },
  stage_not_ready: {
    zh: ['前置环节尚未办结', '请先办结它所等待的环节，或由统筹人写明理由跳过。'],
    en: ['It still waits for another stage', 'Finish what it waits for, or have the arranger skip that with a reason.'],
    clause: 'A13',
  },
  stage_already_done: {
    zh: ['该环节已办结或已跳过', '如需修改，请先重新打开该环节。'],
    en: ['This stage is already finished or skipped', 'Reopen it first to change it.'],
  },
  stage_still_open: {
    zh: ['该环节尚未办结', '只有已办结或已跳过的环节才能重新打开。'],
    en: ['This stage is still open', 'Only a finished or skipped stage can be reopened.'],
  },
  stage_not_skippable: {
    zh: ['该环节不能跳过', '规范对这一环节有硬性要求，请办结它。'],
    en: ['This stage cannot be skipped', 'The norm insists on it; finish it.'],
    clause: 'R3',
  },
  stage_not_optional: {
    zh: ['规范写明的环节不能停用', '个别会议不需要时，请由统筹人写明理由跳过。'],
    en: ['A stage the norm writes cannot be switched off', 'Where one meeting does not need it, the arranger skips it with a reason.'],
    clause: 'A14',
  },
  skip_needs_reason: {
    zh: ['跳过环节须写明理由', '请填写理由后再提交。'],
    en: ['Skipping a stage takes a reason', 'Write the reason and submit again.'],
    clause: 'R3',
  },
  insert_needs_reason: {
    zh: ['增加环节须写明理由', '请填写理由后再提交。'],
    en: ['Inserting a stage takes a reason', 'Write the reason and submit again.'],
    clause: 'R3',
  },
  signature_missing: {
    zh: ['须双方确认后才能办结', '请由秘书科与会同一方分别确认。'],
    en: ['Both sides have to confirm before it closes', 'Have each of the two confirm.'],
    clause: 'G3e',
  },
  signatures_of_one_person: {
    zh: ['双方确认须由两个人分别作出', '请由另一方的人员确认。'],
    en: ['The two confirmations must come from two persons', 'Have somebody of the other side confirm.'],
    clause: 'G3e',
  },
  flow_has_cycle: {
    zh: ['环节之间互相等待，无法办理', '请去掉其中一个先后要求。'],
    en: ['These stages would wait for each other', 'Take one of the dependencies away.'],
  },
  offset_invalid: {
    zh: ['环节的时间设置有误', '请填写整数，且开始不晚于完成。'],
    en: ['The time set for this stage is not right', 'Use whole numbers, and begin no later than the due time.'],
    clause: 'R8',
  },
  meeting_times_invalid: {
    zh: ['会议时间有误', '结束时间须晚于开始时间。'],
    en: ['The times of the meeting are not right', 'It has to end after it begins.'],
  },
  norm_version_mismatch: {
    zh: ['会议沿用的规范版本与此不同', '请用制定计划时的规范版本打开。'],
    en: ['The meeting follows another version of the norm', 'Open it with the version it was planned with.'],
    clause: 'R7',
  },
  norm_unchanged: {
    zh: ['与现行规范相同，没有可修订的内容', '请先改动时间、承办、可选环节、名称、先后或数字中的至少一项。'],
    en: ['This is the norm as it stands; nothing would change', 'Change at least one time, owner, optional stage, name, dependency or number.'],
    clause: 'R7',
  },
  owner_missing: {
    zh: ['每个环节须有人承办，规范要求审定或负责的也不能取消', '请为该环节至少保留一个责任岗位。'],
    en: ['Every stage has somebody who undertakes it, and whoever the norm makes pass it or answer for it cannot be taken away', 'Leave at least one duty in the role.'],
    clause: 'G2',
  },
  date_outside_calendar: {
    zh: ['日期超出工作日历的范围', '请填写 {from} 至 {to} 之间的日期。'],
    en: ['The date lies outside the working-day calendar', 'Use a day from {from} to {to}.'],
  },
  calendar_year_invalid: {
    zh: ['{year} 年的放假安排有误', '请核对 {day}：日期须属于该年（或上一年十二月），且不能既放假又上班。'],
    en: ['The holidays of {year} are not right', 'Check {day}: it must lie in that year (or the December before) and cannot be both off and on.'],
  },
  notice_unreadable: {
    zh: ['放假通知有一处读不通：“{text}”', '{why}'],
    en: ['The holiday notice cannot be read at “{text}”', '{why}'],
  },
  rounds_outside_limits: {
    zh: ['倒水间隔超出限度', '请在 {least} 至 {most} 分钟之间设置，到点早于超时。'],
    en: ['The rhythm of the rounds is outside the limits', 'Choose between {least} and {most} minutes, due before overdue.'],
    clause: 'A15',
  },
  unit_name_taken: {
    zh: ['已有名称相同的单位', '请核对是否为同一单位；确属不同单位的，请用全称区分。'],
    en: ['A unit of this name exists', 'See whether it is the same; if not, tell them apart by their full names.'],
  },
  own_office_exists: {
    zh: ['本办单位只能有一个', '请修改已有的本办单位，或为此单位另选类别。'],
    en: ['There is only one office of our own', 'Change the existing one, or choose another kind for this unit.'],
  },
  unit_closed: {
    zh: ['该单位在此日期已撤销', '请选择在此日期仍存在的单位，或先恢复该单位。'],
    en: ['The unit is closed on that day', 'Choose a unit that exists on that day, or reopen it first.'],
  },
  unit_in_use: {
    zh: ['该单位仍有 {posts} 名在职人员', '请先办理人员离任或转任，再撤销单位。'],
    en: ['{posts} persons still hold posts in this unit', 'End or move their posts first.'],
  },
  section_name_taken: {
    zh: ['该单位已有同名科室', '请更换名称，或恢复已撤销的同名科室。'],
    en: ['The unit has a section of this name', 'Choose another name, or reopen the closed section.'],
  },
  section_of_other_unit: {
    zh: ['所选科室不属于该单位，或在此日期已撤销', '请重新选择科室。'],
    en: ['The section is not one of this unit, or is closed on that day', 'Choose the section again.'],
  },
  section_closed: {
    zh: ['该科室在此日期已撤销', '请选择在此日期仍存在的科室。'],
    en: ['The section is closed on that day', 'Choose a section that exists on that day.'],
  },
  section_in_use: {
    zh: ['该科室仍有 {posts} 名在职人员', '请先调整人员，再撤销科室。'],
    en: ['{posts} persons still hold posts in this section', 'Move them first.'],
  },
  duty_outside_office: {
    zh: ['只有本办的科室承担规范规定的职责', '请在本办的科室中选择。'],
    en: ['Only a section of our own office can fulfil a duty of the norm', 'Choose a section of the office.'],
    clause: 'G3',
  },
  person_exists: {
    zh: ['{unit}已有一位“{name}”', '如为同一人，请直接修改其信息；确属同名的，请勾选“确为同名人员”后再保存。'],
    en: ['{unit} already has a person named {name}', 'If it is the same person, edit that entry; if not, tick “another person of the same name” and save.'],
  },
  person_gone: {
    zh: ['{name}在此日期已离任', '请另选人员，或调整起止日期。'],
    en: ['{name} has left by that day', 'Choose somebody else, or change the days.'],
  },
  post_primary_twice: {
    zh: ['同一时间只能有一个主要职务', '请将另一职务改为兼任，或先结束原职务。'],
    en: ['There can be one main post at a time', 'Make the other post an additional one, or end it first.'],
  },
  office_post_elsewhere: {
    zh: ['只有本办人员可设为主任或副主任', '请选择本办单位，或取消此项。'],
    en: ['Only a post in our own office can be that of director or deputy director', 'Choose the office as the unit, or clear this field.'],
  },
  days_reversed: {
    zh: ['结束日期早于开始日期', '请调整日期。'],
    en: ['The last day lies before the first', 'Correct the days.'],
  },
  group_name_taken: {
    zh: ['已有同名分组', '请更换名称。'],
    en: ['A group of this name exists', 'Choose another name.'],
  },
  group_built_in: {
    zh: ['规范所列分组不能改名或删除', '可以调整其成员；如需其他范围，请另建分组。'],
    en: ['A group that the norm names cannot be renamed or removed', 'Change its members, or make a group of your own.'],
    clause: 'M1-M3',
  },
  line_name_taken: {
    zh: ['已有同名工作线', '请更换名称。'],
    en: ['A line of work of this name exists', 'Choose another name.'],
  },
  line_closed: {
    zh: ['该工作线在此日期已停用', '请另选工作线，或先恢复。'],
    en: ['The line of work is closed on that day', 'Choose another, or reopen it.'],
  },
  not_a_deputy: {
    zh: ['{name}在此日期不是本办主任或副主任', '请先在其职务中注明主任或副主任，或另选人员。'],
    en: ['{name} is not director or deputy director of the office on that day', 'Mark the post as such first, or choose somebody else.'],
  },
  attends_himself: {
    zh: ['跟班、替班人员与领导不能是同一人', '请重新选择人员。'],
    en: ['Leader, attending deputy and substitute must be different persons', 'Choose again.'],
    clause: 'A7',
  },
  attending_overlap: {
    zh: ['{leader}已由{deputy}跟班（{span}）', '同一领导同一天只能有一位跟班主任。请先结束原安排，或调整日期。'],
    en: ['{deputy} already attends {leader} ({span})', 'A leader has one attending deputy on a day. End the other entry first, or change the days.'],
    clause: 'G4',
  },
  liaison_overlap: {
    zh: ['“{line}”已由{deputy}联系（{span}）', '同一项工作同一天只能有一位第一责任人。请先结束原安排，或调整日期。'],
    en: ['{deputy} already liaises with “{line}” ({span})', 'A line of work has one first responsible deputy on a day. End the other entry first, or change the days.'],
    clause: 'G2',
  },
  charge_overlap: {
    zh: ['{section}已由{deputy}分管（{span}）', '同一科室同一天只能有一位分管主任。请先结束原安排，或调整日期。'],
    en: ['{deputy} is already in charge of {section} ({span})', 'A section has one deputy in charge on a day. End the other entry first, or change the days.'],
    clause: 'A8',
  },
  xlsx_wrong_type: {
    zh: ['不是 .xlsx 文件', '请用 WPS 或 Excel 另存为“Excel 工作簿（.xlsx）”后再上传。'],
    en: ['Not an .xlsx file', 'Save it as an Excel workbook (.xlsx) and upload again.'],
  },
  xlsx_encrypted: {
    zh: ['文件设有打开密码，或为旧版 .xls 格式', '请取消密码，另存为 .xlsx 后再上传。'],
    en: ['The file has a password, or is an old .xls', 'Remove the password, save as .xlsx and upload again.'],
  },
  xlsx_broken: {
    zh: ['文件已损坏，无法读取', '请用 WPS 或 Excel 打开并另存后再上传。'],
    en: ['The file is damaged and cannot be read', 'Open it, save it again, and upload the new copy.'],
  },
  xlsx_inflates: {
    zh: ['文件解压后过大（超过 {limit}），已拒绝', '请删除多余的工作表、图片和空白区域后再上传。'],
    en: ['The file unpacks to more than {limit} and was refused', 'Remove surplus sheets, pictures and empty areas, then upload again.'],
  },
  xlsx_empty: {
    zh: ['工作表中没有数据', '请把名单放在第一张工作表，首行为表头。'],
    en: ['The sheet holds no data', 'Put the roster on the first sheet, with its headings in the first row.'],
  },
  xlsx_no_header: {
    zh: ['没有找到表头', '前十行内须有一行含“姓名”和“单位”的表头。'],
    en: ['No heading row was found', 'One of the first ten rows must hold the headings 姓名 (name) and 单位 (unit).'],
  },
  xlsx_too_many_rows: {
    zh: ['名单超过 {limit} 行', '请拆分为几个文件分次导入。'],
    en: ['The roster has more than {limit} rows', 'Split it into several files.'],
  },
  import_has_errors: {
    zh: ['有 {rows} 行存在必须处理的问题，未导入任何内容', '请改正后重新上传，或在预览中选择跳过这些行。'],
    en: ['{rows} rows have problems that must be settled; nothing was imported', 'Correct and upload again, or choose to leave these rows out.'],
  },
  import_stale: {
    zh: ['文件或系统中的人员信息在预览后有变化，未导入任何内容', '请查看新的预览，再次确认。'],
    en: ['The file or the roster has changed since the preview; nothing was imported', 'Look at the new preview and confirm again.'],
  },
  sign_in_failed: { zh: ['账号或密码不正确', '请核对后重试。连续 {attempts} 次不正确，将锁定 {minutes} 分钟。'], en: ['The account name or the password is not right', 'Check both and try again. After {attempts} failures in a row the name is locked for {minutes} minutes.'] },
  account_locked: { zh: ['多次登录失败，已锁定', '请在 {minutes} 分钟后再试，或请系统管理员解锁。锁定期间密码正确也不能登录。'], en: ['Locked after too many failed attempts', 'Try again in {minutes} minutes or ask the system administrator to unlock it. Until then even the right password is refused.'] },
  account_pending: { zh: ['账号尚未授权', '账号须经安全管理员授予角色后才能使用，请与安全管理员联系。'], en: ['This account has not been entitled yet', 'It works once the security administrator has granted its role; ask the security administrator.'] },
  account_disabled: { zh: ['账号已停用', '如需恢复使用，请与系统管理员联系。'], en: ['This account is disabled', 'Ask the system administrator if it should work again.'] },
  account_name_taken: { zh: ['已有同名账号', '请换一个登录名，例如加上单位或科室。'], en: ['Another account has this name', 'Choose another name, for instance with the unit added.'] },
  account_state: { zh: ['账号当前状态不能办理此操作', '请刷新后查看账号状态。'], en: ['The account is not in a state for this', 'Reload and look at its state.'] },
  person_has_account: { zh: ['此人已有账号', '一人一账号，各角色互斥。请先停用原账号，或调整原账号的角色。'], en: ['This person already has an account', 'One person has one account. Disable the other first, or change its role.'] },
  own_account: { zh: ['不能对自己的账号办理此操作', '请由另一名管理员办理。'], en: ['You may not do this to your own account', 'Ask another administrator.'] },
  last_administrator: { zh: ['这是该类管理员的最后一个有效账号', '请先设立另一个同类管理员账号，再办理。'], en: ['This is the last active administrator of its kind', 'Set up another one of the same kind first.'] },
  unit_required: { zh: ['单位联络员须指定单位', '请选择联络员所在单位。'], en: ['A unit liaison needs a unit', 'Choose the unit that the liaison speaks for.'] },
  current_password_wrong: { zh: ['当前密码不正确', '请重新输入当前密码。连续 {attempts} 次不正确，将锁定 {minutes} 分钟。'], en: ['The present password is not right', 'Enter it again. After {attempts} failures in a row the name is locked for {minutes} minutes.'] },
  password_unfit: { zh: ['新密码不符合要求', '请按提示修改后再提交。'], en: ['The new password does not meet the rules', 'Change it as shown and submit again.'] },
  password_used_before: { zh: ['新密码与当前或最近用过的密码相同', '请换一个没有用过的密码（最近 {history} 个不能重复）。'], en: ['The new password is the present one or a recent one', 'Choose one that was not used before (the last {history} may not come back).'] },
  not_entitled: {
    zh: ['这项事务不归您办理', '{why}'],
    en: ['This is not yours to do', '{why}'],
  },
  start_in_past: {
    zh: ['会议开始时间已经过去', '请选择一个将来的时间。'],
    en: ['The start lies in the past', 'Choose a time to come.'],
  },
  length_zero: {
    zh: ['会议时长不能为零', '请填写结束时间或时长。'],
    en: ['A meeting cannot take no time', 'Give its end or its length.'],
  },
  length_too_long: {
    zh: ['会议最长 {days} 天', '请检查结束日期。'],
    en: ['A meeting lasts {days} days at most', 'Check its last day.'],
  },
  arranger_missing: {
    zh: ['统筹人不能为空', '请先在“人员”中确定办公室主任，或在此指定统筹人。'],
    en: ['A meeting needs an arranger', 'Name the director of the office under People, or choose an arranger here.'],
    clause: 'G1a',
  },
  first_responsible_missing: {
    zh: ['没有第一责任人，不能启动', '请选择工作线，并在“联系分工”中确定联系该项工作的副主任。'],
    en: ['There is no first responsible person', 'Choose the line of work, and name the deputy who liaises with it under People.'],
    clause: 'G2',
  },
  line_missing: {
    zh: ['这类会议须写明属于哪项工作', '请选择工作线，系统据此确定第一责任人和承办部门。'],
    en: ['This kind of meeting needs its line of work', 'Choose it; the first responsible deputy and the department follow from it.'],
    clause: 'G2',
  },
  parent_missing: {
    zh: ['预备会须对应一个主会', '请从主会页面新建预备会。'],
    en: ['A preparatory meeting belongs to a meeting', 'Create it from the page of that meeting.'],
    clause: 'D2.1',
  },
  parent_unfit: {
    zh: ['所选主会不能挂预备会', '请选择一个进行中的、本身不是预备会的会议。'],
    en: ['That meeting cannot have a preparatory meeting', 'Choose an open meeting that is not itself a preparatory one.'],
    clause: 'D2.1',
  },
  child_after_parent: {
    zh: ['预备会须在主会之前结束', '请调整预备会时间。'],
    en: ['A preparatory meeting ends before its meeting begins', 'Change its time.'],
    clause: 'F1.5',
  },
  meeting_over: {
    zh: ['会议已办结或已取消，不能再改', '如确需更正，请统筹人先重新打开相应环节。'],
    en: ['The meeting is closed or cancelled', 'To correct something, the arranger reopens the stage first.'],
  },
  items_open: {
    zh: ['清单还有 {count} 项未完成', '请逐项办理，或由统筹人关闭不需要的事项。'],
    en: ['{count} items of the list are still open', 'Do them, or have the arranger switch off what is not needed.'],
  },
  item_unknown: {
    zh: ['没有这个事项', '请刷新页面后重试。'],
    en: ['There is no such item', 'Reload the page and try again.'],
  },
  item_off: {
    zh: ['该事项未启用', '请先启用该事项。'],
    en: ['This item is switched off', 'Switch it on first.'],
  },
  item_needs_decision: {
    zh: ['启用该事项须写明决定', '请由有权人员写明决定内容后启用。'],
    en: ['Switching this on needs a recorded decision', 'Whoever may decide writes the decision down.'],
    clause: 'A17',
  },
  stage_not_passed: {
    zh: ['该环节尚未审定', '请先送有权审定的人审定。'],
    en: ['This stage has not been passed', 'Have whoever may pass it do so first.'],
  },
  duty_not_asked: {
    zh: ['该环节不需要这个岗位确认', '请刷新页面后重试。'],
    en: ['This stage asks for no confirmation of that duty', 'Reload the page and try again.'],
  },
  plan_missing: {
    zh: ['方案还没有内容', '请先起草方案。'],
    en: ['The plan has not been written', 'Draft it first.'],
    clause: 'F2.1',
  },
  plan_not_submitted: {
    zh: ['方案尚未送审', '请先送审。'],
    en: ['The plan has not been submitted', 'Submit it first.'],
    clause: 'F2.1',
  },
  leaders_open: {
    zh: ['还有领导未答复：{names}', '请逐一落实，确认、请假或改派。'],
    en: ['Leaders have not answered: {names}', 'Ask each: confirmed, declined or replaced.'],
    clause: 'F8.1',
  },
  leaders_none: {
    zh: ['还没有确定到会领导', '请先在“领导”中列出到会领导。'],
    en: ['No leader has been asked yet', 'List the leaders to attend first.'],
    clause: 'F8.1',
  },
  leader_twice: {
    zh: ['该领导已在名单中', '请直接修改原有一行。'],
    en: ['This leader is already on the list', 'Change the line that is there.'],
  },
  leader_replacement_missing: {
    zh: ['改派须写明由谁参加', '请选择改派的领导。'],
    en: ['A replacement needs a name', 'Choose who comes instead.'],
    clause: 'F8.1',
  },
  groups_none: {
    zh: ['还没有分组', '请先建立工作组或代表团。'],
    en: ['There are no groups yet', 'Form the working groups or delegations first.'],
    clause: 'F1.3',
  },
  group_without_leader: {
    zh: ['没有负责人的组：{names}', '请为每组确定负责人。'],
    en: ['Groups without a leader: {names}', 'Name a leader for each.'],
    clause: 'F1.3',
  },
  group_empty: {
    zh: ['没有成员的组：{names}', '请补齐成员或删除该组。'],
    en: ['Groups without members: {names}', 'Add members, or remove the group.'],
    clause: 'F1.3',
  },
  group_name_used: {
    zh: ['同类组中已有这个名称', '请换一个名称。'],
    en: ['A group of this kind has that name', 'Choose another name.'],
    clause: 'F1.3',
  },
  in_other_delegation: {
    zh: ['{name}已在另一个代表团', '一人只能在一个代表团，请先移出。'],
    en: ['{name} is already in another delegation', 'Everyone sits in one delegation: take the person out there first.'],
    clause: 'F1.3',
  },
  members_unmatched: {
    zh: ['名单中有 {count} 项对不上人员：{unknown}', '请填写人员编号、手机号或姓名。重名的请填编号或手机号。'],
    en: ['{count} entries of the list match nobody: {unknown}', 'Give ids, mobile numbers or names. Where several persons share a name, give the id or the mobile number.'],
    clause: 'F1.3',
  },
  agenda_empty: {
    zh: ['还没有议题', '请先列出议题。'],
    en: ['The agenda is empty', 'List its items first.'],
    clause: 'F5.3',
  },
  agenda_over_length: {
    zh: ['议题共 {sum} 分钟，超过会议时长 {length} 分钟', '请压缩或推迟议题，或延长会议。'],
    en: ['The items take {sum} minutes, the meeting {length}', 'Shorten or postpone items, or lengthen the meeting.'],
    clause: 'F5.3',
  },
  agenda_approved: {
    zh: ['议程已审定，不能直接修改', '请先由主任撤回审定。'],
    en: ['The agenda has been approved', 'The director takes the approval back first.'],
    clause: 'F5.3',
  },
  agenda_not_approved: {
    zh: ['议程尚未审定', '请主任审定。'],
    en: ['The agenda has not been approved', 'The director approves it.'],
    clause: 'F5.3',
  },
  personnel_without_matter: {
    zh: ['干部人事议题只占位，不填写内容', '请去掉标题、汇报单位和列席单位。'],
    en: ['A personnel item is only a placeholder', 'Leave its title, reporting unit and attending units out.'],
    clause: 'G1b',
  },
  session_outside: {
    zh: ['日程不在会议期间', '请调整起止时间。'],
    en: ['The session lies outside the meeting', 'Change its times.'],
  },
  session_clash: {
    zh: ['与“{title}”的时间、地点冲突', '请换时间或地点。'],
    en: ['It clashes with “{title}” in time and place', 'Choose another time or place.'],
  },
  child_open: {
    zh: ['预备会尚未开完', '请先办结预备会。'],
    en: ['The preparatory meeting is still open', 'Close it first.'],
    clause: 'F1.5',
  },
  child_missing: {
    zh: ['还没有预备会', '请先新建预备会。'],
    en: ['There is no preparatory meeting yet', 'Create it first.'],
    clause: 'F1.5',
  },
  order_incomplete: {
    zh: ['交办不完整，还缺：{missing}', '地点、会务要求在“修改要素”中写明；通知单在“通知与名单”中起草，电话通知单批准、会议通知单发出后即为齐全。'],
    en: ['The order is incomplete: {missing}', 'State place and requirements under Edit; draft the notice form under Notices and roster: a phone form counts once approved, a meeting form once issued.'],
    clause: 'D1.1',
  },
  room_not_ready: {
    zh: ['会议室还没有订妥', '请在“会议室”中订妥会议室。会议不用本办登记的会议室的，由统筹人写明理由跳过本环节。'],
    en: ['The room is not booked yet', 'Book it under Rooms. When the meeting needs none of the registered rooms, the arranger skips the stage with a reason.'],
    clause: 'G5a',
  },
  notice_not_settled: {
    zh: ['通知还没有发出，或还有对象没有回复', '请在“通知与名单”中发出通知、催报回执；不再等候的对象，写明理由后免报。'],
    en: ['The notice has not been issued, or somebody has not answered yet', 'Issue it and chase the answers under Notices and roster; excuse, with a reason, whoever need not answer.'],
  },
  phone_not_settled: {
    zh: ['还有单位没有电话通知到', '请在“通知与名单”的电话通知单上逐个登记；通知不到的，写明理由。'],
    en: ['Not every unit has been reached by phone', 'Write down the calls on the phone notice under Notices and roster; where a unit cannot be reached, the reason.'],
    clause: 'D1.2',
  },
  reason_missing: {
    zh: ['请写明理由', '写明理由后再提交。'],
    en: ['A reason is needed', 'Write it down and submit again.'],
  },
  move_unchanged: {
    zh: ['时间没有变化', '请选择新的时间。'],
    en: ['The time is the same', 'Choose another time.'],
  },
  // notices and the roster
  notice_form_unfit: {
    zh: ['本会议的流程没有这种通知', '请从可起草的通知中选择。'],
    en: ['The flow of this meeting has no such notice', 'Choose one of the forms that are offered.'],
  },
  notice_not_draft: {
    zh: ['通知已报批，不能再改', '请先退回草稿再修改。'],
    en: ['The notice has been submitted and cannot be changed', 'Take it back to a draft first.'],
  },
  notice_not_submitted: {
    zh: ['通知尚未报批', '请先提交审批。'],
    en: ['The notice has not been submitted', 'Submit it for approval first.'],
  },
  notice_not_approved: {
    zh: ['通知未经批准，不能发出', '请报统筹人批准后再发。'],
    en: ['The notice is not approved', 'Have the arranger approve it, then issue it.'],
    clause: 'G3b',
  },
  notice_not_issued: {
    zh: ['通知尚未发出，或已被新的通知取代', '只有现行有效的通知可以更正、变更或取消。'],
    en: ['The notice has not been issued, or a newer one replaced it', 'Only a notice that stands can be corrected, changed or cancelled.'],
  },
  notice_replaced: {
    zh: ['原通知已被另一份通知取代', '请打开最新的通知，在其基础上变更。'],
    en: ['Another notice has already replaced the former one', 'Open the newest notice and change that one.'],
  },
  notice_meeting_stands: {
    zh: ['会议没有取消，不能发取消通知', '请先取消会议；只是改时间、地点的，请发变更通知。'],
    en: ['The meeting has not been called off', 'Cancel the meeting first; for another time or place issue a change notice.'],
  },
  notice_too_early: {
    zh: ['前面的环节尚未办结：{stages}（依据 {clause}）', '请先办结这些环节，再发通知。'],
    en: ['Stages before this one are still open: {stages} ({clause})', 'Finish them first, then issue the notice.'],
  },
  notice_incomplete: {
    zh: ['通知要素不全', '请补齐标出的各项。'],
    en: ['The notice is not complete', 'Fill in the marked fields.'],
  },
  notice_without_room: {
    zh: ['会议室尚未订妥，不能发通知', '请先由秘书科确认会议室。'],
    en: ['No room is booked for the meeting', 'Have the secretariat confirm a room first.'],
    clause: 'G5a',
  },
  notice_without_recipients: {
    zh: ['通知没有对象', '请先选定通知的单位或个人。'],
    en: ['The notice has no recipients', 'Choose the units or persons first.'],
  },
  notice_without_channel: {
    zh: ['有 {n} 个对象没有送达方式', '请为每个对象至少选一种送达方式。'],
    en: ['{n} recipients have no channel', 'Choose at least one channel for each recipient.'],
  },
  notice_differs: {
    zh: ['通知所写的时间或地点与会议不一致', '请退回草稿，按会议现在的时间、地点改正。'],
    en: ['Time or place of the notice are not those of the meeting', 'Take it back to a draft and bring it up to date.'],
  },
  notice_over_capacity: {
    zh: ['通知名额 {persons} 人，超过会场容量 {capacity} 人', '请减少名额或换会场；确需发出的，请勾选确认。'],
    en: ['{persons} persons are asked, the hall seats {capacity}', 'Ask fewer, or take another hall; to issue it all the same, confirm it.'],
  },
  preliminary_names_room: {
    zh: ['预备通知不得写会议室和座位', '请删去会议室、座位的内容；地点由正式通知写明。'],
    en: ['A preliminary notice names neither room nor seat', 'Take out the room and the seats; the formal notice says the place.'],
    clause: 'F1.2',
  },
  notice_names_personnel: {
    zh: ['通知中有人事内容：{words}', '人事任免不写入任何通知。请删去这些内容；议程中的人事事项请标为“人事”，通知即不列出。'],
    en: ['The notice speaks of a personnel matter: {words}', 'Personnel matters never stand in a notice. Take them out; mark the agenda item as personnel, and no notice lists it.'],
    clause: 'G1b',
  },
  recipient_twice: {
    zh: ['同一个对象列了两次：{name}', '请删去重复的一行。'],
    en: ['{name} is listed twice', 'Remove one of the two rows.'],
  },
  roster_twice: {
    zh: ['{name} 已在名单上', '请修改名单上原有的一行。'],
    en: ['{name} is already on the roster', 'Change the row that is there.'],
  },
  roster_name_missing: {
    zh: ['请选择人员或填写姓名', '从人员库选择，或直接填写姓名和单位。'],
    en: ['Choose a person or write a name', 'Choose from the people of the district, or write name and unit.'],
  },
  roster_over_quota: {
    zh: ['该单位将有 {persons} 人，超过名额 {quota} 人', '请先减人；确需超出的，由办公室勾选“超出名额也列入”。'],
    en: ['The unit would have {persons} persons, it was asked for {quota}', 'Take somebody off first; the office may go beyond the places by ticking it.'],
  },
  // answers to notices, links, the telephone
  reply_empty: {
    zh: ['回执中没有人员', '请至少填写一名参加、替会或请假的人员。'],
    en: ['The answer names nobody', 'Name at least one person who attends, substitutes or is on leave.'],
  },
  reply_over_quota: {
    zh: ['填报人数超过名额（{quota} 人）', '请删减人员；确需增加名额的，请联系会务办公室。'],
    en: ['More persons than places ({quota})', 'Take somebody off the list; for another place, ask the office.'],
  },
  reply_name_twice: {
    zh: ['{name} 填写了两次', '请删去重复的一行。'],
    en: ['{name} is listed twice', 'Remove one of the two rows.'],
  },
  reply_other_person: {
    zh: ['本通知发给 {name} 本人', '请填写本人参加或请假；由他人代为参加的，请选“替会”并写明替谁。'],
    en: ['This notice is addressed to {name} in person', 'Answer for this person, or choose substitute and say in whose place somebody comes.'],
  },
  reply_late: {
    zh: ['回执已过截止时间', '请致电会务办公室，由办公室代为填报或修改。'],
    en: ['The deadline for answers has passed', 'Telephone the office; it enters or changes the answer for you.'],
  },
  reply_verified: {
    zh: ['回执已由办公室核定', '如需修改，请致电会务办公室。'],
    en: ['The office has verified this answer', 'Telephone the office to change it.'],
  },
  reply_closed: {
    zh: ['本通知已不再受理回执', '通知已被新的通知代替、已撤回或尚未印发，请以最新通知为准。'],
    en: ['This notice no longer takes answers', 'It was replaced, withdrawn, or has not been issued; follow the newest notice.'],
  },
  reply_missing: {
    zh: ['该单位还没有回执', '请先由单位填报，或由办公室代填。'],
    en: ['There is no answer yet', 'Have the unit answer, or enter its answer yourself.'],
  },
  reply_undecided: {
    zh: ['回执中还有替会或请假未审批', '请先由统筹人审批，再核定回执。'],
    en: ['A substitute or a leave still waits for its decision', 'The arranger decides first; then verify the answer.'],
  },
  urged_lately: {
    zh: ['一小时内已经催办过', '请 {minutes} 分钟后再催，或直接电话催办。'],
    en: ['Urged within the last hour', 'Urge again in {minutes} minutes, or telephone.'],
  },
  not_urgeable: {
    zh: ['该单位不需要催办', '该单位已报或已核，或通知已不再受理回执。'],
    en: ['There is nobody to urge', 'The unit has answered, or the notice no longer takes answers.'],
  },
  link_forged: {
    zh: ['链接不正确', '请从收到的通知中重新打开完整的链接；仍打不开的，请致电会务办公室。'],
    en: ['This link is not right', 'Open the whole link from the notice again; if it still fails, telephone the office.'],
  },
  link_expired: {
    zh: ['链接已过期', '会议已结束或链接已超过有效期，如有需要请致电会务办公室。'],
    en: ['This link has expired', 'The meeting is over or the link too old; telephone the office if you need it.'],
  },
  link_revoked: {
    zh: ['链接已停用', '请使用办公室新发的链接，或致电会务办公室。'],
    en: ['This link was ended', 'Use the newer link from the office, or telephone.'],
  },
  link_foreign: {
    zh: ['这是其他单位的链接', '请打开发给本单位的链接，或退出登录后再试。'],
    en: ['This link belongs to another unit', 'Open the link sent to your own unit, or sign out first.'],
  },
  link_tries_stopped: {
    zh: ['尝试次数过多，已暂停', '请 {minutes} 分钟后再试，或致电会务办公室。'],
    en: ['Too many tries', 'Try again in {minutes} minutes, or telephone the office.'],
  },
  answers_too_often: {
    zh: ['提交过于频繁', '请 {minutes} 分钟后再提交，已填内容不会丢失。'],
    en: ['Answered too often', 'Submit again in {minutes} minutes; nothing typed is lost.'],
  },
  call_in_future: {
    zh: ['通话时间晚于现在', '请填写实际通话时间。'],
    en: ['The call lies in the future', 'Enter when the call really took place.'],
  },
  record_has_meeting: {
    zh: ['该电话记录已经转为会议', '请打开已建立的会议办理。'],
    en: ['A meeting was already made of this call', 'Open that meeting.'],
  },
  caller_unverified: {
    zh: ['来电人尚未核实', '请回拨核实来电单位后，再转为会议或接待。'],
    en: ['The caller has not been verified', 'Call back and verify the caller, then make the meeting or reception.'],
  },
  mail_lines_unread: {
    zh: ['第 {lines} 行读不出单位和邮箱', '每行写一个单位和一个邮箱，中间用空格或逗号隔开；同一单位只写一次。'],
    en: ['Lines that cannot be read: {lines}', 'Write one unit and one address on a line, with a space or comma between them; each unit once.'],
  },
  mail_units_unknown: {
    zh: ['没有找到这些单位：{names}', '请按人员库中的全称或简称填写。'],
    en: ['No unit of this name: {names}', 'Write the full or the short name as it stands among the units.'],
  },
  delivery_moved_on: {
    zh: ['没有可以这样处理的发送件', '可能刚刚已经发出，或有人先处理了。请看最新状态。'],
    en: ['There is nothing left to do this to', 'It has just been sent, or somebody else was first. Look at its present state.'],
  },
  room_taken: {
    zh: ['{room}这段时间已有安排{whom}', '时间：{span}（含布置、清理）。请换会议室或时间，也可以候补。'],
    en: ['{room} is taken at that time{whom}', 'Taken {span}, set-up and cleaning included. Choose another room or time, or stand in line for it.'],
    clause: 'G5a',
  },
  room_blocked: {
    zh: ['{room}暂停使用：{why}', '停用时间：{span}。请换会议室或时间。'],
    en: ['{room} is closed: {why}', 'Closed {span}. Choose another room or time.'],
  },
  room_outranked: {
    zh: ['不能调剂{room}的原有安排{whom}', '只有优先级更高的使用才能调剂：领导活动、办公室、内部、外借依次优先。'],
    en: ['The present use of {room} does not give way{whom}', 'Only a higher use displaces a lower one: leaders, office, internal, loans, in this order.'],
    clause: 'G5a',
  },
  room_free: {
    zh: ['{room}这段时间空闲，不用候补', '请直接申请。'],
    en: ['{room} is free at that time', 'There is no need to wait: ask for it.'],
  },
  room_closed: {
    zh: ['{room}自 {day} 后停用', '请选择其他会议室。'],
    en: ['{room} is out of use after {day}', 'Choose another room.'],
  },
  room_in_use: {
    zh: ['该日之后还有 {count} 项安排', '请先改订或退订，再停用。'],
    en: ['The room still has uses after that day: {count}', 'Move them or give them up first.'],
  },
  room_name_taken: {
    zh: ['已有同名会议室', '请换一个名称。'],
    en: ['Another room has this name', 'Choose another name.'],
  },
  room_approver_unfit: {
    zh: ['确认人须为秘书科人员', '请选择有秘书科账号的人员，或留空。'],
    en: ['Only a member of the secretariat confirms uses', 'Choose somebody with an account of the secretariat, or leave it empty.'],
    clause: 'G5a',
  },
  layout_unfit: {
    zh: ['座位形式有误', '同一形式只填一次，座位数不超过容纳人数（{capacity}）。'],
    en: ['The layouts are not right', 'Each layout once, with no more seats than the room holds ({capacity}).'],
  },
  booking_over: {
    zh: ['这项安排已经结束或退订', '请刷新后重新申请。'],
    en: ['This use is over or was given up', 'Ask for a room anew.'],
  },
  booking_not_wanted: {
    zh: ['这项安排不在待确认状态', '请刷新后查看。'],
    en: ['This use does not wait to be confirmed', 'Look at it again.'],
  },
  use_not_over: {
    zh: ['会议还没有结束', '结束后再登记清理。'],
    en: ['The use is not over yet', 'Say that it is clean when it is over.'],
    clause: 'G5b',
  },
  loan_out_of_order: {
    zh: ['外借须先申请、再审批、后安排', '请按次序办理。'],
    en: ['A loan is requested, decided and scheduled in this order', 'Take the steps in their order.'],
    clause: 'G5c',
  },
  paper_unknown: {
    zh: ['没有名为“{name}”的单据', '请用 rostrum paper --list 查看可用的名称。'],
    en: ['There is no paper called "{name}"', 'rostrum paper --list shows the names.'],
  },
  paper_unreadable: {
    zh: ['不是可以检查的 .docx 或 PDF 文件', '请另存为 .docx 或导出为 PDF 后再检查。'],
    en: ['Not a .docx or PDF that can be read', 'Save it as .docx or export it as PDF and check again.'],
  },
  character_unprintable: {
    zh: ['含有不可打印的字符：{characters}', '请删除这些字符后再生成；多为从别处粘贴时带入。'],
    en: ['There are characters that cannot be printed: {characters}', 'Remove them and try again; they often come with pasted text.'],
  },
  glyph_missing: {
    zh: ['本系统字库缺字：{characters}', '请把含有这些字的字库放入数据目录的 fonts 文件夹后再生成。'],
    en: ['No font at hand has these characters: {characters}', 'Put a font that has them into the folder fonts of the data folder, and try again.'],
  },
  demo_not_empty: {
    zh: ['数据库中已有内容，不能装入演示数据', '演示数据只能装入空的系统；请另建一个数据目录。'],
    en: ['The system already holds data', 'The demo is loaded into an empty system only: use another data folder.'],
  },
  demo_in_use: {
    zh: ['您自己录入的内容引用了演示数据，暂不能清除', '请先修改引用了演示人员或单位的会议、账号，再清除。'],
    en: ['What you entered refers to the demo, so it cannot be removed yet', 'Change your meetings and accounts that use demo people or units, then remove it.'],
  },
};

const filled = (text: string, data: ProblemData) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(data[name] ?? ''));

const isList = (value: unknown): value is readonly string[] => Array.isArray(value);

/** The words of a refusal in one language. */
export function problemWords(code: ProblemCode, data: ProblemData, locale: Locale): ProblemWords {
  const { [locale]: [title, next], clause } = WORDS[code];
  const told = { ...data, ...(typeof data['reason'] === 'string' ? { why: fieldWords(data['reason'], locale) } : {}), ...(isList(data['missing']) ? { missing: data['missing'].map((one) => fieldWords(one, locale)).join(locale === 'zh' ? '、' : ', ') } : {}) };
  return { title: filled(title, told), next: filled(next, told), ...(clause === undefined ? {} : { clause }) };
}

type Reason = readonly [zh: string, en: string];

/** Why a field was refused, by the schema's rule. */
const REASONS: Record<string, Reason> = {
  invalid_type: ['必填，或格式不对', 'required, or of the wrong kind'],
  too_small: ['内容过短或数值过小', 'too short or too small'],
  too_big: ['内容过长或数值过大', 'too long or too large'],
  required: ['必填', 'required'],
  order_form: ['通知单', 'the notice form'],
  order_place: ['地点', 'the place'],
  order_requirements: ['会务要求', 'the requirements'],
  end_before_start: ['结束时间须晚于开始时间', 'the end must lie after the beginning'],
  redial_before_call: ['重拨时间须晚于通话时间', 'the next call must lie after this one'],
  invalid_format: ['格式不对', 'not in the expected form'],
  invalid_value: ['不是可选的值', 'not one of the possible values'],
  mail_address: ['邮箱地址格式不对', 'not an e-mail address'],
  unrecognized_keys: ['有不认识的字段', 'holds an unknown field'],
  control_character: ['含有看不见的控制字符', 'holds invisible control characters'],
  not_a_day: ['不是有效日期', 'not a day of the calendar'],
  instant_without_zone: ['时间须写明时区，如 2026-12-22T09:00+08:00', 'the time must say its zone, as in 2026-12-22T09:00+08:00'],
  person_name: ['姓名应为 2 个以上汉字（可含“·”），不含数字和符号', 'a name has at least two characters, no digits or signs'],
  mobile: ['手机号应为 11 位数字', 'a mobile number has 11 digits'],
  days_reversed: ['结束日期早于开始日期', 'the last day lies before the first'],
  unit_closed: ['单位已撤销', 'the unit is closed'],
  section_of_other_unit: ['不是该单位的科室', 'not a section of this unit'],
  password_too_short: ['密码长度不够', 'the password is too short'],
  password_too_long: ['密码过长', 'the password is too long'],
  password_too_simple: ['字母大小写、数字、符号的种类不够', 'too few kinds of signs: small letters, capitals, digits, others'],
  password_holds_name: ['密码中不能含有账号名', 'the password must not hold the account name'],
  password_used_before: ['与当前或最近用过的密码相同', 'the present password or a recent one'],
  current_password_wrong: ['当前密码不正确', 'the present password is not right'],
  unit_required: ['请选择单位', 'choose a unit'],
  reference_unknown: ['所选对象不存在或已撤销', 'what was chosen does not exist any more'],
  account_name_taken: ['已有同名账号', 'another account has this name'],
  room_name_taken: ['已有同名会议室', 'another room has this name'],
  room_approver_unfit: ['须为秘书科人员', 'must be a member of the secretariat'],
  layout_unfit: ['形式重复，或座位数超过容纳人数', 'a layout twice, or more seats than the room holds'],
  office_post_elsewhere: ['仅限本办人员', 'only within our own office'],
  notice_empty: ['没有找到“一、元旦：……”这样的条目，请粘贴通知原文。', 'No entry of the form 一、元旦：… was found; paste the text of the notice.'],
  notice_other_year: ['通知所属年份与所选年份不一致，请核对。', 'The notice is of another year than the one chosen.'],
  notice_date: ['日期不存在，或先后颠倒，请核对原文。', 'The date does not exist, or the days are reversed; check the text.'],
  notice_weekday: ['日期与星期对不上，可能选错了年份，请核对原文。', 'Date and weekday do not agree; perhaps the year is wrong.'],
  notice_count: ['放假天数与所列日期不符，请核对原文。', 'The count of days does not agree with the dates.'],
  notice_no_days: ['这一条没有写明放假日期，请核对原文。', 'This entry names no day off; check the text.'],
};
/** Why somebody may not do a thing: the answers of the slices' access predicates. */
const WHY: Record<string, Reason> = {
  readers_only: ['仅限会务人员查看。', 'Only those who work on meetings see it.'],
  makers_only: ['由统筹人、主任或秘书科办理。', 'The arranger, the director or the secretariat does this.'],
  director_only: ['由办公室主任办理。', 'The director of the office does this.'],
  arranger_only: ['由本次会议的统筹人或主任办理。', 'The arranger of this meeting or the director does this.'],
  owners_only: ['由承办该环节的科（室）或统筹人办理。', 'Whoever undertakes this stage, or the arranger, does this.'],
  holder_only: ['须由该岗位本人办理。', 'Only the holder of that duty does this.'],
  personnel_only: ['干部人事议题由主任或秘书科办理。', 'Personnel items are for the director and the secretariat.'],
  department_only: ['由承办部门办理。', 'The undertaking department does this.'],
  keepers_only: ['会议室由秘书科统筹确认。', 'The secretariat keeps the rooms and confirms their uses.'],
  room_approver_only: ['这间会议室由指定的确认人办理。', 'This room’s own approver does this.'],
  requester_only: ['由申请人或秘书科办理。', 'Whoever asked for it, or the secretariat, does this.'],
  loan_deciders_only: ['由主任或分管秘书科的副主任审批。', 'The director or the deputy in charge of the secretariat decides.'],
  loan_applicant: ['申请人不能审批自己的申请。', 'Whoever applies does not decide.'],
  own_answer_only: ['只能填报本单位或本人的回执。', 'Only your own unit’s answer, or your own.'],
  reply_keepers_only: ['由主任、副主任、秘书科或综合科办理。', 'The director, a deputy, the secretariat or the drafting section does this.'],
  issuers_only: ['由秘书科、承办该环节的科（室）或主任发出。', 'The secretariat, whoever undertakes the stage, or the director issues it.'],
  secretariat_only: ['由主任或秘书科办理。', 'The director or the secretariat does this.'],
};
const OTHER: Reason = ['填写有误', 'not valid'];

/** The words for one refused field. */
export const fieldWords = (reason: string, locale: Locale): string => (REASONS[reason] ?? WHY[reason] ?? OTHER)[locale === 'zh' ? 0 : 1];
