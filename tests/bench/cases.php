<?php
// cases.php: the my-cases page as one would write it by hand in PHP: the same
// queries, rows, words and bytes as aedile's own.
// SPDX-License-Identifier: ISC

// queries.php and settings.php are made by bench.sh: the text of aedile's
// own queries, and the socket, database and key of the instance. So is what
// never changes in the page: aedile's own bytes, with the name, the seal and
// the key of the person in their places.
$sql = require __DIR__ . '/queries.php';
$settings = require __DIR__ . '/settings.php';

const PER_PAGE = 20;
const MONTHS = ['', 'January', 'February', 'March', 'April', 'May', 'June',
    'July', 'August', 'September', 'October', 'November', 'December'];
const STATUSES = ['received' => 'Received', 'in-review' => 'In review',
    'approved' => 'Approved', 'waiting' => 'Waiting for you',
    'resolved' => 'Resolved', 'rejected' => 'Rejected',
    'withdrawn' => 'Withdrawn', 'closed' => 'Closed'];

function h(?string $text): string
{
	return htmlspecialchars($text ?? '', ENT_NOQUOTES);
}

function url64(string $bytes): string
{
	return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

function day(string $utc): string
{
	return '<time datetime="' . strtr($utc, ' ', 'T') . 'Z">' .
	    (int)substr($utc, 8, 2) . ' ' . MONTHS[(int)substr($utc, 5, 2)] .
	    ' ' . substr($utc, 0, 4) . '</time>';
}

function due(array $row): string
{
	if ($row['closed_at'] !== null)
		return 'Done ' . day($row['closed_at']);
	if ($row['due_at'] === null)
		return 'No date';
	return day($row['due_at']) . ($row['overdue'] ?
	    ' <span class="tag tag-overdue">Overdue</span>' : '');
}

$db = new PDO('mysql:unix_socket=' . $settings['socket'] . ';dbname=' .
    $settings['database'] . ';charset=utf8mb4', 'root', '', [
	PDO::ATTR_PERSISTENT => true,
	PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION,
	PDO::ATTR_DEFAULT_FETCH_MODE => PDO::FETCH_ASSOC,
	PDO::MYSQL_ATTR_INIT_COMMAND => "SET time_zone = '+00:00', " .
	    "collation_connection = utf8mb4_unicode_520_ci, " .
	    "tx_isolation = 'READ-COMMITTED'",
]);

$token = $_COOKIE[$settings['cookie']] ?? '';
$found = $db->prepare($sql['core_person_by_token']);
$found->execute([hash('sha256', $token, true)]);
$who = $found->fetch();
if (!$who) {
	http_response_code(303);
	header('Location: /sign-in?next=/cases');
	exit;
}
$found = $db->prepare($sql['cases_of_account']);
foreach ([$who['id'], $who['id'], null, null, null, '', null, null] as
    $i => $value)
	$found->bindValue($i + 1, $value);
$found->bindValue(9, PER_PAGE, PDO::PARAM_INT);
$found->bindValue(10, 0, PDO::PARAM_INT);
$found->execute();
$cases = $found->fetchAll();
$drafts = [];
if (!$cases || $cases[0]['@drafts']) {
	$found = $db->prepare($sql['drafts_of_account']);
	$found->execute([$who['id']]);
	$drafts = $found->fetchAll();
}
$total = $cases ? (int)$cases[0]['@total'] : 0;
$pages = (int)ceil($total / PER_PAGE);
$csrf = url64(hash_hmac('sha256', "csrf\0$token", $settings['key'], true));

header('Content-Type: text/html; charset=utf-8');
header('Cache-Control: no-store');
ob_start();
?>
@HEAD@<?php
if ($drafts) {
	echo '<section class="card" aria-labelledby="drafts"><h2 id="drafts">Begun, but not sent</h2><ul>';
	foreach ($drafts as $draft)
		echo '<li><a href="/drafts/', $draft['id'], '/details">', h($draft['category']), '</a> <span class="hint">', day($draft['changed_at']), '</span></li>';
	echo '</ul></section>';
}
?>@FILTER@<?php
foreach ($cases as $row) {
	$ref = $row['reference'];
	echo '<tr><th scope="row"><a href="/cases/', $row['id'], '">', h($row['category']), '</a>';
	if ($row['location'] !== null)
		echo '<span class="hint" dir="auto">', h($row['location']), '</span>';
	echo '</th><td data-label="@1@" class="nowrap"><bdi class="reference">AE-', substr($ref, 0, 4), '-', substr($ref, 4), '</bdi></td><td data-label="@2@"><span class="tag tag-', $row['status'], '">', STATUSES[$row['status']], '</span></td><td data-label="@3@" class="nowrap">', day($row['opened_at']), '</td><td data-label="@4@"><span>', due($row), '</span></td></tr>';
}
?></tbody></table><?php
if ($pages > 1)
	echo '<nav class="pager" aria-label="Pages"><p class="pager-at">Page 1 of ', $pages, '</p><ul><li><a rel="next" class="button second" href="?page=2">Next</a></li></ul></nav>';
?><p class="buttons"><a class="button" href="/services">Ask for a service</a></p>@FOOT@
<?php
header('Content-Length: ' . ob_get_length());
