import { Script } from './script';

/*
 * A bucket is one sorted set: the moments of the calls in microseconds of Redis, and the member 'rest' with the
 * moment until which nobody calls.
 */

/** Key; limit, window in ms. 0 when the call may go, else milliseconds to wait. */
export const takeRate = new Script(`
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local rest = redis.call('ZSCORE', KEYS[1], 'rest')
if rest then
  if tonumber(rest) > now then return math.ceil((rest - now) / 1000) end
  redis.call('ZREM', KEYS[1], 'rest')
end
local limit, window = tonumber(ARGV[1]), ARGV[2] * 1000
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now - window))
-- A machine whose clock was set back must not wait for moments that only the old clock knew.
redis.call('ZREMRANGEBYSCORE', KEYS[1], string.format('(%.0f', now + window), '+inf')
local used = redis.call('ZCARD', KEYS[1])
if used >= limit then
  local oldest = redis.call('ZRANGE', KEYS[1], used - limit, used - limit, 'WITHSCORES')
  return math.max(1, math.ceil((oldest[2] + window - now) / 1000))
end
local moment = string.format('%.0f', now)
redis.call('ZADD', KEYS[1], moment, moment .. '-' .. used)
redis.call('PEXPIRE', KEYS[1], ARGV[2] + 1000)
return 0`);

/** Key; ms. */
export const restRate = new Script(`
local time = redis.call('TIME')
local till = time[1] * 1000000 + time[2] + ARGV[1] * 1000
local rest = redis.call('ZSCORE', KEYS[1], 'rest')
if rest and tonumber(rest) >= till then return 0 end
redis.call('ZADD', KEYS[1], string.format('%.0f', till), 'rest')
if redis.call('PTTL', KEYS[1]) < ARGV[1] + 1000 then redis.call('PEXPIRE', KEYS[1], ARGV[1] + 1000) end
return 0`);

/** Key. Milliseconds that a rest still lasts. */
export const restingRate = new Script(`
local rest = redis.call('ZSCORE', KEYS[1], 'rest')
if not rest then return 0 end
local time = redis.call('TIME')
return math.max(0, math.ceil((rest - time[1] * 1000000 - time[2]) / 1000))`);

/** Key; how many of the newest calls, -1 for all. */
export const forgiveRate = new Script(`
local left = tonumber(ARGV[1])
for _, call in ipairs(redis.call('ZREVRANGE', KEYS[1], 0, -1)) do
  if left == 0 then break end
  if call ~= 'rest' then
    redis.call('ZREM', KEYS[1], call)
    left = left - 1
  end
end
return 0`);
