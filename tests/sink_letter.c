/* sink_letter.c: a letter that came, for people to read and on disk. */
/* SPDX-License-Identifier: ISC */
#include "sink.h"

#include <ctype.h>
#include <dirent.h>
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

void
bytes_add(struct bytes *b, const char *more, size_t n)
{
	while (b->cap < b->len + n + 1) {
		b->cap = b->cap ? 2 * b->cap : 4096;
		b->at = realloc(b->at, b->cap);
		if (!b->at)
			err(1, "memory");
	}
	if (n)
		memcpy(b->at + b->len, more, n);
	b->len += n;
	b->at[b->len] = '\0';
}

void
bytes_say(struct bytes *b, const char *text)
{
	bytes_add(b, text, strlen(text));
}

static int
hex(char c)
{
	const char *digits = "0123456789abcdef";
	const char *at = c ? strchr(digits, tolower((unsigned char)c)) : NULL;

	return at ? (int)(at - digits) : -1;
}

/* RFC 2045 § 6.7, and with a _ for a space RFC 2047 § 4.2. */
static void
add_quoted(struct bytes *out, const char *s, size_t n, bool in_header)
{
	for (size_t i = 0; i < n; i++) {
		char c = in_header && s[i] == '_' ? ' ' : s[i];

		if (c == '=' && i + 2 < n && s[i + 1] == '\r') {
			i += 2;
			continue;
		}
		if (c == '=' && i + 2 < n && hex(s[i + 1]) >= 0 &&
		    hex(s[i + 2]) >= 0) {
			c = (char)(hex(s[i + 1]) << 4 | hex(s[i + 2]));
			i += 2;
		}
		bytes_add(out, &c, 1);
	}
}

static void
add_base64(struct bytes *out, const char *s, size_t n)
{
	const char *alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop"
	    "qrstuvwxyz0123456789+/";
	unsigned bits = 0, have = 0;

	for (size_t i = 0; i < n; i++) {
		const char *at = s[i] ? strchr(alphabet, s[i]) : NULL;

		if (!at)
			continue;
		bits = bits << 6 | (unsigned)(at - alphabet);
		have += 6;
		if (have >= 8) {
			char c = (char)(bits >> (have -= 8) & 0xff);

			bytes_add(out, &c, 1);
		}
	}
}

/* A header's value up to its line's end, folds taken out; NULL: none. */
static char *
header(const char *mail, const char *name)
{
	struct bytes value = { 0 };
	size_t n = strlen(name);

	while (*mail && strncmp(mail, "\r\n", 2) != 0) {
		const char *end = strstr(mail, "\r\n");

		if (!end)
			break;
		if (value.at && *mail != ' ' && *mail != '\t')
			break;
		if (value.at)
			bytes_add(&value, mail, (size_t)(end - mail));
		else if (strncasecmp(mail, name, n) == 0 && mail[n] == ':')
			bytes_add(&value, mail + n + 1 +
			    (mail[n + 1] == ' '),
			    (size_t)(end - mail) - n - 1 -
			    (mail[n + 1] == ' '));
		mail = end + 2;
	}
	return value.at;
}

/* "=?utf-8?Q?...?=" words become what they say. */
static void
add_words(struct bytes *out, const char *s)
{
	const char *word, *text, *end;

	while ((word = strcasestr(s, "=?utf-8?"))) {
		text = word + strlen("=?utf-8?");
		end = *text && text[1] == '?' ? strstr(text + 2, "?=") : NULL;
		if (!end)
			break;
		if (s == word || strspn(s, " \t") != (size_t)(word - s))
			bytes_add(out, s, (size_t)(word - s));
		if (*text == 'B' || *text == 'b')
			add_base64(out, text + 2, (size_t)(end - text) - 2);
		else
			add_quoted(out, text + 2, (size_t)(end - text) - 2,
			    true);
		s = end + 2;
	}
	bytes_say(out, s);
}

static void
add_header(const char *mail, const char *name, struct bytes *out)
{
	char *value = header(mail, name);

	bytes_say(out, name);
	bytes_say(out, ": ");
	add_words(out, value ? value : "");
	bytes_say(out, "\n");
	free(value);
}

/* The first part that is text/plain, or the whole of what has no parts. */
static const char *
text_part(const char *mail, char **boundary)
{
	char *type = header(mail, "Content-Type");
	const char *mark = type ? strcasestr(type, "boundary=") : NULL;
	struct bytes line = { 0 };

	if (mark) {
		mark += strlen("boundary=");
		mark += *mark == '"';
		bytes_say(&line, "\r\n--");
		bytes_add(&line, mark, strcspn(mark, "\"; "));
		*boundary = line.at;
		mail = strstr(mail, line.at);
		mail = mail ? mail + line.len + 2 : "";
	}
	if (mark && type) {
		free(type);
		type = header(mail, "Content-Type");
		if (type && strcasestr(type, "boundary=")) {
			free(*boundary);
			*boundary = NULL;
			free(type);
			return text_part(mail, boundary);
		}
	}
	free(type);
	return mail;
}

void
letter_read(const char *mail, struct bytes *out)
{
	static const char *const names[] = { "From", "To", "Date", "Subject" };
	char *boundary = NULL, *coding;
	const char *part, *body, *end;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		add_header(mail, names[i], out);
	bytes_say(out, "\n");
	part = text_part(mail, &boundary);
	coding = header(part, "Content-Transfer-Encoding");
	body = strstr(part, "\r\n\r\n");
	body = body ? body + 4 : part;
	end = boundary ? strstr(body, boundary) : NULL;
	if (!end)
		end = body + strlen(body);
	if (coding && strcasecmp(coding, "base64") == 0)
		add_base64(out, body, (size_t)(end - body));
	else if (coding && strcasecmp(coding, "quoted-printable") == 0)
		add_quoted(out, body, (size_t)(end - body), false);
	else
		bytes_add(out, body, (size_t)(end - body));
	bytes_say(out, "\n");
	free(coding);
	free(boundary);
}

int
letter_put(const char *folder, const char *name, const char *bytes, size_t len)
{
	char tmp[4096], whole[4096];
	FILE *f;

	snprintf(tmp, sizeof(tmp), "%s/%s.tmp", folder, name);
	snprintf(whole, sizeof(whole), "%s/%s", folder, name);
	f = fopen(tmp, "w");
	if (!f)
		return -1;
	if (fwrite(bytes, 1, len, f) != len) {
		fclose(f);
		return -1;
	}
	return fclose(f) == 0 ? rename(tmp, whole) : -1;
}

static unsigned
last_number(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	unsigned last = 0;

	if (!dir)
		err(1, "%s", folder);
	while ((entry = readdir(dir))) {
		unsigned long n = strtoul(entry->d_name, NULL, 10);

		if (n > last && n < 10000000)
			last = (unsigned)n;
	}
	closedir(dir);
	return last;
}

int
letter_file(const char *folder, const char *mail, size_t len, bool page)
{
	unsigned number = last_number(folder) + 1;
	struct bytes text = { 0 };
	char name[32];
	int result;

	letter_read(mail, &text);
	snprintf(name, sizeof(name), "%04u.txt", number);
	result = letter_put(folder, name, text.at, text.len);
	snprintf(name, sizeof(name), "%04u.eml", number);
	if (result == 0)
		result = letter_put(folder, name, mail, len);
	if (result == 0 && page)
		letter_page(folder, number, text.at);
	free(text.at);
	return result;
}
