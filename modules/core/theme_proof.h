/* theme_proof.h: a page that is drawn to be looked at: what is wrong with it,
 * and where in the sheets that comes from. For theme*.c alone. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_THEME_PROOF_H
#define CORE_THEME_PROOF_H

#include <stdbool.h>

#include "theme.h"

struct _xmlDoc;
struct _xmlNode;
struct _xsltTransformContext;
struct speaking;
struct theme_load;

struct proof {
	remark_fn	*hear;
	void		*arg;
	const struct theme_load *load;
};

/* Let each element that a sheet makes bear the place where it is made, in an
 * attribute of THEME_NAMESPACE. html_write() leaves that out. */
void proof_mark(const struct theme_load *, struct _xmlDoc *sheet);

/* Something is wrong with an element that was made. */
void proof_tell(const struct proof *, const struct _xmlNode *made,
	const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* The same, of one among many that this line makes: they are one fault. */
void proof_tell_of(const struct proof *, const struct _xmlNode *made,
	const char *what, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));
/* Something is wrong with an instruction of a sheet; NULL: with none. */
void proof_tell_sheet(const struct proof *, const struct _xmlNode *,
	const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* What an xsl:message says; the alarm for an element without a template is
 * laid at the door of the template that came upon it. */
void proof_message(const struct proof *, struct _xsltTransformContext *,
	const char *said);

/* The template that the page's own element has got. */
const struct _xmlNode *proof_template(struct _xsltTransformContext *,
	struct _xmlDoc *page);

/* Look at the HTML of a letter; mail programs know an older one than ours. */
void proof_letter(const struct proof *, struct _xmlDoc *letter,
	struct _xmlDoc *made);
/* Look at a page: the document, and the tree that was made of it. */
void proof_page(const struct proof *, const struct speaking *,
	struct _xmlDoc *page, struct _xmlDoc *made);

#endif
