import { Router } from 'express';

const text = { type: 'string' } as const;
const texts = { type: 'array', items: text } as const;
const list = (items: object) => ({ type: 'array', items });
const object = (properties: Record<string, object>, required: string[] = Object.keys(properties)) => ({
  type: 'object',
  required,
  properties,
});

const failure = {
  description: 'Lỗi',
  content: { 'application/json': { schema: object({ error: object({ code: text, message: text }) }) } },
};

const reply = object(
  {
    text,
    tone: { enum: ['normal', 'emergency'] },
    buttons: list(
      object({ title: text, payload: { ...text, description: 'Gửi lại nguyên văn làm `payload` khi bấm' } }),
    ),
    media: list(object({ kind: { enum: ['image'] }, url: text, alt: text })),
    phones: list(object({ number: text, label: text })),
    blocks: list(
      object({ kind: { enum: ['who', 'where', 'papers', 'fee', 'time', 'online', 'result'] }, lines: texts }),
    ),
    notes: texts,
    citations: list(object({ text, url: text }, ['text'])),
    rate: { ...text, description: 'Có thì câu này chấm được' },
    wipe: { type: 'boolean', description: 'Trang xóa hết những gì đang hiện và đang giữ, chỉ để lại câu này' },
  },
  ['text', 'buttons', 'media'],
);

/** Everything under `/api`, OpenAPI 3.1. A test holds the real answers to it. */
export const openapi = {
  openapi: '3.1.0',
  info: { title: 'Thôn Bản', version: '0.1.0', description: 'Hỏi đáp cho bà con dân tộc thiểu số Quảng Ninh' },
  paths: {
    '/api/chat/messages': {
      post: {
        summary: 'Gửi một câu hỏi, nhận câu trả lời',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: object(
                {
                  conversation: {
                    ...text,
                    minLength: 1,
                    maxLength: 64,
                    description: 'Trang tự đặt; mã mới là người mới',
                  },
                  text: { ...text, maxLength: 4000 },
                  payload: { ...text, maxLength: 64, description: 'Của nút vừa bấm, thay cho text' },
                  language: { ...text, description: 'Mã BCP-47' },
                  id: { ...text, maxLength: 64, description: 'Mã của tin; gửi lại cùng mã thì không tính hai lần' },
                },
                ['conversation'],
              ),
            },
          },
        },
        responses: {
          200: {
            description: 'Câu trả lời',
            content: {
              'application/json': {
                schema: object({
                  replies: list(reply),
                  decision: { enum: ['answer', 'ask', 'fallback'] },
                  topic: { type: ['string', 'null'] },
                  score: { type: 'number', minimum: 0, maximum: 1 },
                  language: text,
                  interaction: text,
                  citations: texts,
                }),
              },
            },
          },
          400: failure,
          413: failure,
          415: failure,
          429: { ...failure, headers: { 'Retry-After': { schema: { type: 'integer' }, description: 'Giây' } } },
          503: failure,
        },
      },
    },
  },
} as const;

export function openapiRoutes(): Router {
  const router = Router();
  router.get('/openapi.json', (_request, response) => void response.json(openapi));
  return router;
}
