<?xml version="1.0" encoding="UTF-8"?>
<!-- What tables share: headings that sort, and a frame that may scroll. The
     rows themselves are written by the page that knows them. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <!-- heading: a column's, in words. -->
  <xsl:template name="heading">
    <xsl:param name="word"/>
    <xsl:param name="class" select="'words'"/>
    <th scope="col" class="{$class}"><xsl:value-of select="$word"/></th>
  </xsl:template>

  <!-- sort-heading: a column's, that sorts when followed. by: the value of
       sort= in the query; now: the one in force; query: the rest of it. -->
  <xsl:template name="sort-heading">
    <xsl:param name="word"/>
    <xsl:param name="by"/>
    <xsl:param name="now"/>
    <xsl:param name="query" select="''"/>
    <xsl:param name="class" select="'words'"/>
    <th scope="col" class="{$class}">
      <xsl:if test="$by = $now">
        <xsl:attribute name="aria-sort">ascending</xsl:attribute>
      </xsl:if>
      <a href="?{$query}sort={$by}"><xsl:value-of select="$word"/></a>
    </th>
  </xsl:template>

  <!-- empty: nothing to list, and what to do about it. -->
  <xsl:template name="empty">
    <xsl:param name="word"/>
    <div class="empty"><p><xsl:value-of select="$word"/></p></div>
  </xsl:template>

</xsl:stylesheet>
