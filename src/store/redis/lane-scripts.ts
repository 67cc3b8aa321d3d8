import { Script } from './script';

/*
 * A lane is one hash: holder, token, until (microseconds of Redis), again. Numbers are written with %.0f, because
 * Lua writes a moment of today as 1.7e+15 and the token would be lost.
 */

/** Key; holder, lease in ms. The token as text, or nothing when somebody holds the lane: then it is noted that we asked. */
export const takeLane = new Script(`
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local lane = redis.call('HMGET', KEYS[1], 'until', 'token')
if tonumber(lane[1] or 0) > now then
  redis.call('HSET', KEYS[1], 'again', '1')
  return false
end
local token = string.format('%.0f', math.max(tonumber(lane[2] or 0) + 1, now))
local till = string.format('%.0f', now + ARGV[2] * 1000)
redis.call('HSET', KEYS[1], 'holder', ARGV[1], 'token', token, 'until', till, 'again', '0')
redis.call('PEXPIRE', KEYS[1], 3600000)
return token`);

/** Key; token. 1 when somebody asked for the lane meanwhile; 0 else, and when it was not ours any more. */
export const dropLane = new Script(`
local lane = redis.call('HMGET', KEYS[1], 'token', 'again')
if lane[1] ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'until', '0', 'again', '0')
return lane[2] == '1' and 1 or 0`);

/** Key; holder, lease in ms, token. 0 when the lane is another's; a lane that Redis has forgotten is ours again. */
export const renewLane = new Script(`
local lane = redis.call('HMGET', KEYS[1], 'token', 'until')
if lane[1] and (lane[1] ~= ARGV[3] or lane[2] == '0') then return 0 end
local time = redis.call('TIME')
local till = string.format('%.0f', time[1] * 1000000 + time[2] + ARGV[2] * 1000)
redis.call('HSET', KEYS[1], 'holder', ARGV[1], 'token', ARGV[3], 'until', till)
redis.call('PEXPIRE', KEYS[1], 3600000)
return 1`);
