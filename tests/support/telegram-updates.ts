/** Updates as Telegram writes them. Ids are digits and go into the JSON as bare numbers, also beyond 2^53. */
export interface From {
  /** update_id */
  id: string;
  user: string;
  /** Unix seconds. */
  date?: number;
}

const someDate = 1_763_780_000;
const person = (user: string) => `{"id":${user},"is_bot":false,"first_name":"Sáng","language_code":"vi"}`;
const privateChat = (user: string) => `{"id":${user},"type":"private","first_name":"Sáng"}`;

/** A message of any kind; `said` are the fields of that kind. */
export const messageUpdate = ({ id, user, date = someDate }: From, said: object): string =>
  `{"update_id":${id},"message":{"message_id":${Number(id.slice(-6)) + 1},"from":${person(user)},"chat":${privateChat(user)},` +
  `"date":${date},${JSON.stringify(said).slice(1)}}`;

export const textUpdate = (from: From & { text: string }): string => messageUpdate(from, { text: from.text });

export const pressUpdate = ({ id, user, date = someDate }: From, data: string, ack = `7${id}`): string =>
  `{"update_id":${id},"callback_query":{"id":"${ack}","from":${person(user)},"message":{"message_id":9,"date":${date},` +
  `"chat":${privateChat(user)},"text":"?"},"chat_instance":"1","data":${JSON.stringify(data)}}}`;

/** Blocking and unblocking. */
export const memberUpdate = ({ id, user, date = someDate }: From, status: 'member' | 'kicked'): string =>
  `{"update_id":${id},"my_chat_member":{"chat":${privateChat(user)},"from":${person(user)},"date":${date},` +
  `"old_chat_member":{"status":"member"},"new_chat_member":{"status":"${status}","user":{"id":1,"is_bot":true}}}}`;

export const groupUpdate = ({ id, user, date = someDate }: From & { text?: string }): string =>
  `{"update_id":${id},"message":{"message_id":1,"from":${person(user)},"chat":{"id":-1001234567890,"type":"supergroup",` +
  `"title":"Bản"},"date":${date},"text":"chào cả nhà"}}`;
