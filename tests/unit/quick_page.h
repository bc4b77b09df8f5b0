/* quick_page.h: a page, and the begin of a sheet for it with variables of
 * every kind: what the short way of theme_quick.h is tried on. */
/* SPDX-License-Identifier: ISC */
#ifndef QUICK_PAGE_H
#define QUICK_PAGE_H

#define QUICK_PAGE \
	"<page lang='en' dir='ltr' base='/portal' path='/cases/7' " \
	"now='2026-11-21 21:00:00'><cases total='3'>" \
	"<case><id>1</id><other>3</other><when>2026-11-20 09:05:00</when>" \
	"<empty/><mixed>one <b>two</b></mixed></case>" \
	"<case><id>2</id><other>x</other></case><case><id>3</id></case>two" \
	"</cases></page>"

#define QUICK_SHEET \
	"<xsl:stylesheet version='1.0'" \
	" xmlns:xsl='http://www.w3.org/1999/XSL/Transform'" \
	" xmlns:a='https://aedile.example/theme'>" \
	"<xsl:variable name='top' select='/page/cases/@total'/>" \
	"<xsl:template match='/page'><html><body>" \
	"<xsl:apply-templates select='cases'/></body></html></xsl:template>"

#define QUICK_CASES \
	"<xsl:template match='cases'>" \
	"<xsl:variable name='set' select='case/id'/>" \
	"<xsl:variable name='tree'><b>tr</b>ee</xsl:variable>" \
	"<xsl:variable name='text' select=\"'2'\"/>" \
	"<xsl:variable name='n' select='7'/>" \
	"<xsl:variable name='half' select='8.3'/>" \
	"<xsl:variable name='third' select='1 div 3'/>" \
	"<xsl:variable name='yes' select='true()'/>" \
	"<xsl:variable name='none' select='false()'/>"

#endif
