/**
 * What is done in Redis at once or not at all: every write about a room first looks whether its writer owns it. A room
 * is a hash (epoch, owner, name, image, seats) and a text (its tail); a process is a line in `fray:processes`, a number
 * in `fray:beats` that it never uses twice, and the set of its rooms. Read by `RedisStore`.
 */

/** Of all keys of ours; the lists that Colyseus keeps are beside them. */
export const PREFIX = 'fray:';
/** Colyseus's list of rooms, and of processes with their counts. */
export const LISTING = 'roomcaches';
export const COUNTS = 'roomcount';

const OWNS = `
local function owns(me, room, epoch)
	local row = redis.call('HMGET', '${PREFIX}room:' .. room, 'owner', 'epoch')
	if not row[2] then return 'unknown' end
	if row[1] ~= me or row[2] ~= epoch then return 'lost' end
	return 'ok'
end
local function drop(room, owner)
	redis.call('DEL', '${PREFIX}room:' .. room, '${PREFIX}tail:' .. room)
	redis.call('SREM', '${PREFIX}owned:' .. owner, room)
	redis.call('HDEL', '${LISTING}', room)
end
`;

export interface Script {
	lua: string;
	numberOfKeys: 0;
}

function script(lua: string): Script {
	return { lua: OWNS + lua, numberOfKeys: 0 };
}

export const SCRIPTS = {
	/**
	 * me, line, beat, slot, secret, rooms, then of each room: id, epoch, image, seats, length of the tail so far, more of the tail ('' for
	 * nothing new). Answers: a word for each room (ok, lost, unknown, again: the tail does not fit), then id, line and
	 * beat of every process.
	 */
	frayBeat: script(`
local me = ARGV[1]
redis.call('HSET', '${PREFIX}processes', me, ARGV[2])
redis.call('HSET', '${PREFIX}beats', me, ARGV[3])
-- Again, in case that all of this was lost.
redis.call('HSETNX', '${PREFIX}slots', ARGV[4], me)
redis.call('SETNX', '${PREFIX}secret', ARGV[5])
local words = {}
local at = 7
for i = 1, tonumber(ARGV[6]) do
	local room, epoch, image, seats, length, more = unpack(ARGV, at, at + 5)
	at = at + 6
	local word = owns(me, room, epoch)
	if word == 'ok' then
		local key, tail = '${PREFIX}room:' .. room, '${PREFIX}tail:' .. room
		if image ~= '' then
			redis.call('HSET', key, 'image', image)
			redis.call('DEL', tail)
		end
		if seats ~= '' then redis.call('HSET', key, 'seats', seats) end
		if more ~= '' then
			if redis.call('STRLEN', tail) == tonumber(length) then redis.call('APPEND', tail, more) else word = 'again' end
		end
	end
	words[i] = word
end
local processes = redis.call('HGETALL', '${PREFIX}processes')
local others = {}
for i = 1, #processes, 2 do
	others[#others + 1] = processes[i]
	others[#others + 1] = processes[i + 1]
	others[#others + 1] = redis.call('HGET', '${PREFIX}beats', processes[i]) or ''
end
return { words, others }`),

	/** me, room, epoch, name: makes the room this process's, if it is nobody's or an older epoch's. */
	frayRegister: script(`
local me, room, epoch = ARGV[1], ARGV[2], ARGV[3]
local key = '${PREFIX}room:' .. room
local row = redis.call('HMGET', key, 'owner', 'epoch')
if row[2] and not (row[1] == me and row[2] == epoch) then
	if tonumber(row[2]) >= tonumber(epoch) then return 0 end
	redis.call('SREM', '${PREFIX}owned:' .. row[1], room)
end
redis.call('HSET', key, 'owner', me, 'epoch', epoch, 'name', ARGV[4])
redis.call('SADD', '${PREFIX}owned:' .. me, room)
return 1`),

	/** me, room, epoch, line: the room's line in the list of rooms. */
	frayList: script(`
if owns(ARGV[1], ARGV[2], ARGV[3]) ~= 'ok' then return 0 end
redis.call('HSET', '${LISTING}', ARGV[2], ARGV[4])
return 1`),

	/** me, room, epoch: the room has ended. */
	frayEnd: script(`
if owns(ARGV[1], ARGV[2], ARGV[3]) ~= 'ok' then return 0 end
drop(ARGV[2], ARGV[1])
return 1`),

	/**
	 * me, from, beat, count: takes up to so many rooms of a process whose beat still is that one ('' where it has none:
	 * rooms that belong to nobody). Answers: how many are left (-1: it has renewed), then of each room taken: id, epoch,
	 * name, image, seats, tail. The last to take removes the process.
	 */
	frayTake: script(`
local me, from = ARGV[1], ARGV[2]
if (redis.call('HGET', '${PREFIX}beats', from) or '') ~= ARGV[3] then return { -1 } end
local owned, mine = '${PREFIX}owned:' .. from, '${PREFIX}owned:' .. me
local answer = { 0 }
for i = 1, tonumber(ARGV[4]) do
	local room = redis.call('SRANDMEMBER', owned)
	if not room then break end
	redis.call('SREM', owned, room)
	local key = '${PREFIX}room:' .. room
	local row = redis.call('HMGET', key, 'owner', 'epoch', 'name', 'image', 'seats')
	if row[1] == from then
		if row[4] then
			redis.call('HSET', key, 'owner', me, 'epoch', row[2] + 1)
			redis.call('SADD', mine, room)
			local tail = redis.call('GET', '${PREFIX}tail:' .. room)
			for _, part in ipairs({ room, tostring(row[2] + 1), row[3], row[4], row[5] or '', tail or '' }) do answer[#answer + 1] = part end
		else
			drop(room, from)
		end
	end
end
answer[1] = redis.call('SCARD', owned)
if answer[1] == 0 then
	redis.call('HDEL', '${PREFIX}processes', from)
	redis.call('HDEL', '${PREFIX}beats', from)
	redis.call('HDEL', '${COUNTS}', from)
	local slots = redis.call('HGETALL', '${PREFIX}slots')
	for i = 1, #slots, 2 do if slots[i + 1] == from then redis.call('HDEL', '${PREFIX}slots', slots[i]) end end
end
return answer`),

	/** me, room, epoch, to, image, seats: gives a room to another process ('-': to nobody). Answers its new epoch, 0: it is not ours to give, -1: there is no such process. */
	frayGive: script(`
local me, room, epoch, to = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
if owns(me, room, epoch) ~= 'ok' then return 0 end
if to ~= '-' and redis.call('HEXISTS', '${PREFIX}processes', to) == 0 then return -1 end
redis.call('HSET', '${PREFIX}room:' .. room, 'owner', to, 'epoch', epoch + 1, 'image', ARGV[5], 'seats', ARGV[6])
redis.call('DEL', '${PREFIX}tail:' .. room)
redis.call('SREM', '${PREFIX}owned:' .. me, room)
redis.call('SADD', '${PREFIX}owned:' .. to, room)
return epoch + 1`),

	/** me, room: what the room is, if it is ours. */
	frayFetch: script(`
local row = redis.call('HMGET', '${PREFIX}room:' .. ARGV[2], 'owner', 'epoch', 'name', 'image', 'seats')
if row[1] ~= ARGV[1] then return {} end
return { row[2], row[3], row[4] or '', row[5] or '', redis.call('GET', '${PREFIX}tail:' .. ARGV[2]) or '' }`),

	/** me, first, last: the lowest slot that is free or belongs to a process that is no more; 0 when there is none. */
	fraySlot: script(`
for slot = tonumber(ARGV[2]), tonumber(ARGV[3]) do
	local holder = redis.call('HGET', '${PREFIX}slots', slot)
	if not holder or holder == ARGV[1] or redis.call('HEXISTS', '${PREFIX}processes', holder) == 0 then
		redis.call('HSET', '${PREFIX}slots', slot, ARGV[1])
		return slot
	end
end
return 0`),

	/** me: this process ends. Its rooms, if it has any left, are for others to take. */
	frayLeave: script(`
local me = ARGV[1]
if redis.call('SCARD', '${PREFIX}owned:' .. me) > 0 then return 0 end
redis.call('HDEL', '${PREFIX}processes', me)
redis.call('HDEL', '${PREFIX}beats', me)
redis.call('HDEL', '${COUNTS}', me)
local slots = redis.call('HGETALL', '${PREFIX}slots')
for i = 1, #slots, 2 do if slots[i + 1] == me then redis.call('HDEL', '${PREFIX}slots', slots[i]) end end
return 1`),
} satisfies Record<string, Script>;
