# deck.pm: the cards that a campaign is dealt from, and the list of faults
# that they stand for.
# SPDX-License-Identifier: ISC
package deck;

use strict;
use warnings;

# A function of the shell, the seconds until the next one, its arguments, of
# which one is drawn.
our @cards = (
	['kill_worker', 1, qw(auth cases cases feedback reports)],
	['kill_worker', 1, qw(auth cases cases feedback reports)],
	['kill_at_point', 2, 1 .. 20],
	['kill_at_point', 2, 1 .. 20],
	['kill_program', 3, qw(auth cases feedback reports)],
	['kill_courier', 2],
	['kill_nginx_worker', 2],
	['reload_nginx', 3],
	['restart_database', 4],
	['kill_database', 5],
	['database_away', 5, 2, 4],
	['database_stuck', 5, 2, 4],
	['database_slow', 6, 50, 200, 2000],
	['lose_deadlocks', 5],
	['hold_rows', 4],
	['cut_commit', 2, qw(before after die)],
	['cut_commit', 2, qw(before after die hold)],
	['cut_commit', 2, qw(before after)],
	['jump', 3, '+3600', '+4000', '+300'],
	['jump', 3, '+0', '-3600', '-300'],
	['fill_disk', 5, qw(files nginx)],
	['fill_disk', 5, qw(data)],
	['few_descriptors', 3, qw(auth cases)],
	['slow_clients', 2],
	['odd_bodies', 4],
	['recycle_workers', 3],
	['reload_programs', 1],
	['mail_trouble', 4, '--rcpt 450 --times 3', '--rcpt 550 --times 1',
	    '--greet 554 --times 4', '--data 451 --times 3'],
	['mail_trouble', 4, '--drop-after-dot --times 2', '--slow 300'],
	['mail_down', 4],
	['break_theme', 6, qw(xml half gone empty loop)],
	['break_words', 5, qw(half gone keyless)],
	['kill_migration', 6, 1, 2, 3],
	['new_site_key', 2],
	['sign_in_storm', 6],
	['expensive_pages', 6],
	['poison_outbox', 1],
	['courier_asleep', 8],
	['restart_program', 3, qw(auth cases feedback reports)],
	['replace_program', 3, qw(auth cases feedback reports)],
	['watch_order', 5],
	['make_backup', 4],
	['spoil_rows', 1],
);

# The number of a fault, what it is, and its cards or the marks that clients
# leave in the journal; or why it is not here.
our @list = (
	[1, 'a program is killed', qw(kill_worker kill_at_point kill_program)],
	[2, 'a courier is killed', 'kill_courier'],
	[3, 'nginx is killed or reloaded', qw(kill_nginx_worker reload_nginx)],
	[4, 'the database restarts', qw(restart_database kill_database)],
	[5, 'the database is away', 'database_away'],
	[6, 'it is slow, or says nothing', qw(database_slow database_stuck)],
	[7, 'deadlocks', 'lose_deadlocks'],
	[8, 'rows that are held', 'hold_rows'],
	[9, 'COMMIT is cut off', 'cut_commit'],
	[12, 'the clock jumps', 'jump'],
	[13, 'a disk is full', 'fill_disk'],
	[14, 'no descriptor is left', 'few_descriptors'],
	[15, 'memory fails', \'each call of each handler in turn: torture.sh'],
	[16, 'system calls fail', \'each call in turn: torture.sh'],
	[17, 'clients that never end', 'slow_clients'],
	[18, 'the client hangs up', 'hung_up'],
	[19, 'odd bodies', 'odd_bodies'],
	[20, 'workers come and go', qw(recycle_workers reload_programs)],
	[21, 'the power is cut between two steps', 'watch_order'],
	[22, 'the mail server fails', qw(mail_trouble mail_down)],
	[26, 'the theme is broken', 'break_theme'],
	[27, 'words are missing', 'break_words'],
	[28, 'a migration is killed', 'kill_migration'],
	[29, 'sent twice, and twenty times at once', qw(again twin)],
	[31, 'two edit one case', 'stale'],
	[32, 'signed out in mid-form, no cookie, another key',
	    qw(late lost new_site_key)],
	[33, 'a storm of wrong passwords', 'sign_in_storm'],
	[34, 'a storm of expensive pages', 'expensive_pages'],
	[35, 'a letter that kills', 'poison_outbox'],
	[36, 'a courier sleeps too long', 'courier_asleep'],
	[37, 'a backup is made', 'make_backup'],
	[38, 'programs are replaced', qw(restart_program replace_program)],
	[39, 'rows that are garbage', 'spoil_rows'],
);

1;
