/* theme_load.c: our own loader under libxslt, because its own reads what
 * a sheet names: external entities, other folders, other hosts. */
/* SPDX-License-Identifier: ISC */
#include "theme_load.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/uri.h>
#include <libxslt/documents.h>
#include <libxslt/security.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include "log.h"
#include "theme_check.h"
#include "theme_proof.h"
#include "theme_quick.h"

enum {
	FILE_MOST = 1 << 20,
	FILES_MOST = 300,
	FLAGS = XML_PARSE_NONET | XML_PARSE_NOCDATA |
	    XML_PARSE_NOERROR | XML_PARSE_NOWARNING,
};

const char *
theme_load_brief(const struct theme_load *load, const char *path)
{
	size_t len = strlen(load->root);

	if (!strncmp(path, load->root, len) && path[len] == '/')
		return path + len + 1;
	return path;
}

static void __attribute__((format(printf, 4, 0)))
refuse_in(struct theme_load *load, const char *file, long line,
	const char *fmt, va_list ap)
{
	char why[400];

	if (*load->fault)
		return;
	vsnprintf(why, sizeof(why), fmt, ap);
	why[strcspn(why, "\n")] = '\0';
	if (file && line > 0)
		snprintf(load->fault, sizeof(load->fault), "%.90s:%ld: %s",
		    theme_load_brief(load, file), line, why);
	else
		snprintf(load->fault, sizeof(load->fault), "%s%s%s",
		    file ? theme_load_brief(load, file) : "",
		    file ? ": " : "", why);
}

void
theme_load_refuse(struct theme_load *load, const xmlNode *node,
	const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	refuse_in(load, node && node->doc ? (const char *)node->doc->URL :
	    NULL, node ? xmlGetLineNo(node) : 0, fmt, ap);
	va_end(ap);
}

static void __attribute__((format(printf, 4, 5)))
refuse_file(struct theme_load *load, const char *file, long line,
	const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	refuse_in(load, file, line, fmt, ap);
	va_end(ap);
}

bool
theme_load_from(struct theme_load *load, const char *dir)
{
	*load = (struct theme_load){ .proof = load->proof,
	    .long_way = load->long_way };
	if (realpath(dir, load->root))
		return true;
	refuse_file(load, NULL, 0, "there is no folder %s", dir);
	return false;
}

/* Every byte of a regular file, or NULL. The caller frees it. */
static char *
slurp(struct theme_load *load, const char *path, size_t *len)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	char *bytes = NULL;
	struct stat st;
	ssize_t got = -1;

	if (fd < 0 || fstat(fd, &st) < 0)
		refuse_file(load, path, 0, "%s", strerror(errno));
	else if (!S_ISREG(st.st_mode) || st.st_size > FILE_MOST)
		refuse_file(load, path, 0, "no file, or over a megabyte");
	else if (!(bytes = malloc(FILE_MOST + 1)))
		log_die("out of memory for %s", path);
	else
		got = read(fd, bytes, FILE_MOST + 1);
	if (fd >= 0)
		close(fd);
	if (got >= 0 && got <= FILE_MOST) {
		*len = (size_t)got;
		return bytes;
	}
	free(bytes);
	return NULL;
}

/* A DOCTYPE brings entities, and they bring files and gigabytes. */
static void
refuse_doctype(void *parser, const xmlChar *name, const xmlChar *public,
	const xmlChar *system)
{
	xmlParserCtxt *ctx = parser;

	(void)name, (void)public, (void)system;
	refuse_file(ctx->_private, ctx->input ? ctx->input->filename : NULL,
	    ctx->input ? ctx->input->line : 0, "a DOCTYPE is not allowed");
	xmlStopParser(ctx);
}

/* The first mistake is where it was made; the last, where nothing could be
 * made of it any more. */
static void
hear_first(void *parser, xmlError *e)
{
	xmlParserCtxt *ctx = parser;

	if (e->level == XML_ERR_FATAL && e->message)
		refuse_file(ctx->_private, ctx->input ? ctx->input->filename :
		    NULL, e->line, "%s", e->message);
}

static xmlDoc *
parse(struct theme_load *load, const char *path, const char *bytes,
	size_t len, xmlDict *dict)
{
	xmlParserCtxt *ctx = xmlNewParserCtxt();
	xmlDoc *doc;
	const xmlError *e;

	if (dict && ctx->dict) {	/* a sheet's names are compared by
					   address */
		xmlDictFree(ctx->dict);
		ctx->dict = dict;
		xmlDictReference(dict);
	}
	ctx->_private = load;
	ctx->sax->internalSubset = refuse_doctype;
	ctx->sax->serror = hear_first;
	doc = xmlCtxtReadMemory(ctx, bytes, (int)len, path, NULL, FLAGS);
	e = xmlCtxtGetLastError(ctx);
	if (!doc)
		refuse_file(load, path, e ? e->line : 0, "%s",
		    e && e->message ? e->message : "this is no XML");
	xmlFreeParserCtxt(ctx);
	if (doc && (doc->intSubset || doc->extSubset || *load->fault)) {
		theme_load_refuse(load, NULL, "a DOCTYPE is not allowed");
		xmlFreeDoc(doc);
		doc = NULL;
	}
	if (doc)
		doc->_private = load;
	return doc;
}

xmlDoc *
theme_load_xml(struct theme_load *load, const char *path, xmlDict *dict)
{
	char real[PATH_MAX], *bytes;
	size_t len, root = strlen(load->root);
	xmlDoc *doc;

	if (++load->files > FILES_MOST)
		refuse_file(load, path, 0, "too many files");
	if (!realpath(path, real)) {
		refuse_file(load, path, 0, "%s", strerror(errno));
		return NULL;
	}
	if (strncmp(real, load->root, root) || real[root] != '/') {
		refuse_file(load, path, 0, "lies outside the xsl folder");
		return NULL;
	}
	if (*load->fault || !(bytes = slurp(load, real, &len)))
		return NULL;
	doc = parse(load, real, bytes, len, dict);
	free(bytes);
	return doc;
}

xmlDoc *
theme_load_source(struct theme_load *load, const char *path, xmlDict *dict)
{
	xmlDoc *doc = theme_load_xml(load, path, dict);

	if (doc && !theme_check(load, doc)) {
		xmlFreeDoc(doc);
		doc = NULL;
	}
	if (doc && load->proof)
		proof_mark(load, doc);
	if (doc && load->quick && !theme_quick_source(doc, load->quick))
		load->quick = NULL;
	return doc;
}

/* A URI with a scheme or a host is none of our files. */
static bool
is_path(const char *uri)
{
	return !strstr(uri, "//") && !strpbrk(uri, ":?#\\");
}

/* What libxslt calls for xsl:import and xsl:include; and for document(),
 * which gets nothing. The sheet that asks brings its load along. */
static xmlDoc *
load_for_sheet(const xmlChar *uri, xmlDict *dict, int flags, void *asker,
	xsltLoadType why)
{
	xsltStylesheet *sheet = asker;
	struct theme_load *load;
	xmlDoc *doc = NULL;
	char *path;

	(void)flags;
	if (why != XSLT_LOAD_STYLESHEET || !sheet || !sheet->doc ||
	    !(load = sheet->doc->_private))
		return NULL;
	path = xmlURIUnescapeString((const char *)uri, 0, NULL);
	if (!path || !is_path(path))
		theme_load_refuse(load, xmlDocGetRootElement(sheet->doc),
		    "%s is no file of the xsl folder", (const char *)uri);
	else
		doc = theme_load_source(load, path, dict);
	xmlFree(path);
	return doc;
}

static xmlParserInput *
no_entity(const char *url, const char *id, xmlParserCtxt *ctx)
{
	(void)url, (void)id, (void)ctx;
	return NULL;
}

static int
never(xsltSecurityPrefs *prefs, xsltTransformContext *ctx, const char *what)
{
	(void)prefs, (void)ctx, (void)what;
	return 0;
}

/* At compile time our loader decides; a running sheet reads nothing. */
static int
while_compiling(xsltSecurityPrefs *prefs, xsltTransformContext *ctx,
	const char *what)
{
	(void)prefs, (void)what;
	return !ctx;
}

void
theme_load_start(void)
{
	xsltSecurityPrefs *prefs = xsltNewSecurityPrefs();

	xmlInitParser();
	xsltInit();
	theme_load_hush();
	xmlSetExternalEntityLoader(no_entity);
	xsltSetLoaderFunc(load_for_sheet);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_READ_FILE, while_compiling);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_WRITE_FILE, never);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_CREATE_DIRECTORY, never);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_READ_NETWORK, never);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_WRITE_NETWORK, never);
	xsltSetDefaultSecurityPrefs(prefs);	/* it keeps them */
}
