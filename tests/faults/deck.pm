# deck.pm: the cards that a campaign is dealt from, and the list of faults
# that they stand for.
# SPDX-License-Identifier: ISC
package deck;

use strict;
use warnings;

# A function of the shell, the seconds until the next one, its arguments.
our @cards = (
	['kill_worker', 1, qw(auth cases cases feedback reports)],
	['kill_at_point', 2, 1 .. 20],
	['kill_program', 3, qw(auth cases feedback reports)],
	['kill_courier', 2],
	['kill_nginx_worker', 2],
	['reload_nginx', 3],
	['restart_database', 4],
	['kill_database', 5],
	['cut_commit', 2, qw(before after die)],
	['cut_commit', 2, qw(before after die)],
	['reload_programs', 2],
	['recycle_workers', 3],
	['mail_trouble', 5, '--rcpt 450 --times 3', '--rcpt 550 --times 1',
	    '--greet 554 --times 4', '--data 451 --times 3',
	    '--drop-after-dot --times 2', '--slow 300'],
	['mail_down', 5],
);

# The number of a fault, what it is, and its cards or the marks that clients
# leave in the journal; or why it is not here.
our @list = (
	[1, 'a program is killed', qw(kill_worker kill_at_point kill_program)],
	[2, 'a courier is killed', 'kill_courier'],
	[3, 'nginx is killed or reloaded', qw(kill_nginx_worker reload_nginx)],
	[4, 'the database restarts', qw(restart_database kill_database)],
	[9, 'COMMIT is cut off', 'cut_commit'],
	[18, 'the client hangs up', 'hung_up'],
	[20, 'workers come and go', qw(recycle_workers reload_programs)],
	[22, 'the mail server fails', qw(mail_trouble mail_down)],
	[29, 'sent twice, and twenty times at once', qw(again twin)],
	[31, 'two edit one case', 'stale'],
	[32, 'signed out in mid-form; the cookie is lost', qw(late lost)],
);

1;
