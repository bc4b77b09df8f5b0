# access_town.pm: what people of the matrix have: cases, drafts, files, letters,
# each with words that tell whose they are.
# SPDX-License-Identifier: ISC
package access_town;

use strict;
use warnings;
use FindBin;
use MIME::Base64 qw(encode_base64url);
use person;

our @people = qw(nobody ada bob olga oskar mina alma);
my ($ground, $home, %item);

sub lines_of {
	my ($path) = @_;
	open my $in, '<', $path or die "$path: $!\n";
	chomp(my @lines = grep { !/^#/ } <$in>);
	return @lines;
}

# The table: a list of { route, item, fields, rows => [[whose, cell...]...] }
sub table {
	my @found;
	for (lines_of("$FindBin::Bin/access.txt")) {
		if (/^(GET|POST) (\S+)(?: ([a-z]+))?(?: (\S+))?$/) {
			push @found, { method => $1, path => $2,
			    item => $3 // '', fields => $4 // '', rows => [] };
		} elsif (/^\t(\S+)\s+(.*)/) {
			push @{$found[-1]{rows}}, [$1, split ' ', $2];
		} elsif (/\S/) {
			die "access.txt: $_\n";
		}
	}
	return @found;
}

# With their check letters.
my %references = (71 => 'AAAAAAA7', 72 => 'AAAAAAB5', 91 => 'BAAAAAAK',
    92 => 'BAAAAABH');

sub token { return encode_base64url(join '', map { chr rand 256 } 1 .. 32) }

# The town: what is ada's was asked of department 1, what is bob's of 2.
sub put_file {
	my ($id, $name, $canary, $columns) = @_;
	my $size = length $canary;
	mkdir "$home/files/AC";
	open my $out, '>', "$home/files/AC/$name" or die "$name: $!\n";
	print $out $canary;
	close $out;
	$ground->rows("INSERT INTO attachment SET id = $id, $columns,
	    `stored` = 'AC/$name', name = '$canary.png', type = 'image/png',
	    size = $size, sha256 = SHA2('$canary', 256)");
}

sub put_case {
	my ($id, $name, $account, $department, $status) = @_;
	my ($category, $question) = $department == 1 ? (3, 1) : (5, 3);
	my $done = $status eq 'resolved' ?
	    "closed_at = UTC_TIMESTAMP(), resolution = 'done'," : '';
	$item{reference}{$name} = $references{$id};
	$ground->rows("INSERT INTO citizen_case SET id = $id, $done
	    reference = '$item{reference}{$name}', account_id = $account,
	    category_id = $category, department_id = $department,
	    status = '$status', body = 'case-$name', location = 'case-$name'");
	$ground->rows("INSERT INTO case_event (case_id, kind, internal,
	    account_id, body) VALUES ($id, 'opened', 0, $account, NULL),
	    ($id, 'message', 0, $account, 'case-$name'),
	    ($id, 'note', 1, $account, 'note-$name')");
	$ground->rows("INSERT INTO case_answer (case_id, question_id, label,
	    answer) VALUES ($id, $question, 'Which?', 'case-$name')");
}

sub put_draft {
	my ($id, $name, $account, $department) = @_;
	my $category = $department == 1 ? 3 : 5;
	$ground->rows("INSERT INTO draft SET id = $id, account_id = $account,
	    category_id = $category, body = 'draft-$name',
	    location = 'draft-$name'");
	$ground->rows("INSERT INTO draft_answer VALUES
	    ($id, 1, 'large')") if $department == 1;
	$ground->rows("INSERT INTO draft_answer VALUES ($id, 3, 'draft-bob'),
	    ($id, 4, '2026-12-01'), ($id, 5, '3'), ($id, 6, 'yes')")
	    if $department == 2;
}

sub put_letter {
	my ($purpose, $kind, $name, $account) = @_;
	$item{$kind}{$name} = token();
	$ground->rows("INSERT INTO verification SET account_id = $account,
	    purpose = '$purpose', email = '$name\@example.org',
	    browser = UNHEX(SHA2('x', 256)),
	    token_hash = UNHEX(SHA2('$item{$kind}{$name}', 256)),
	    ends_at = UTC_TIMESTAMP() + INTERVAL 1 HOUR");
}

sub put_tokens {
	my ($name, $account, $case) = @_;
	$item{feedback}{$name} = token();
	$ground->rows("INSERT INTO feedback SET case_id = $case,
	    token_hash = UNHEX(SHA2('$item{feedback}{$name}', 256)),
	    ends_at = UTC_TIMESTAMP() + INTERVAL 1 DAY");
	put_letter('password', 'reset', $name, $account);
}

# build GROUND, HOME: what stands for {}: by kind, and by whose it is
sub build {
	($ground, $home) = @_;
	$ground->rows('INSERT INTO account SET id = 70, name = "Una Test",
	    email = "una@example.org", state = "unproven"');
	my $n = 70;
	for (['ada', 1, 1], ['bob', 2, 2]) {
		my ($name, $account, $department) = @$_;
		$n++;
		put_case($n + 20, $name, $account, $department, 'resolved');
		put_case($n, $name, $account, $department, 'in-review');
		put_draft($n, $name, $account, $department);
		put_file($n, "case$name", "case-$name", "account_id = $account,
		    case_id = $n");
		put_file($n + 20, "draft$name", "draft-$name",
		    "account_id = $account, draft_id = $n");
		put_tokens($name, $account, $n + 20);
		$item{$_}{$name} = $n for qw(case draft file);
		$item{done}{$name} = $item{'draft-file'}{$name} = $n + 20;
	}
	put_letter('address', 'confirm', 'una', 70);
	$item{service}{anybody} = 3;
	$item{measure}{anybody} = 'volume';
	return \%item;
}

# meet HOST:PORT, WHO, CSRF: everybody by name, signed in, and what their forms
# carry; and the links by which strangers find what is ada's and bob's
sub meet {
	my ($host, $who, $csrf) = @_;
	for my $name (@people) {
		my $me = $who->{$name} = person->new($host, '', $name);
		$name eq 'nobody' or $me->sign_in or die "sign in: $name\n";
		$me->get('/find');
		($csrf->{$name}) = $me->{page} =~ /name="csrf" value="([^"]+)"/
		    or die "$name has no csrf\n";
	}
	my $me = $who->{nobody};
	for my $name (qw(ada bob)) {
		my $answer = $me->send_form(['/find',
		    [csrf => $csrf->{nobody}], [key => token()],
		    [reference => $item{reference}{$name}],
		    [email => "$name\@example.org"]]);
		($me->leads_to($answer) // '') =~ m{^/find/([^?]+)} or
		    die "no link to what is $name\'s\n";
		$item{find}{$name} = $1;
	}
}

1;
