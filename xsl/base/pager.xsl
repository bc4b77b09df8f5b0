<?xml version="1.0" encoding="UTF-8"?>
<!-- From one page of a long list to the next. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <!-- <pager page="2" pages="9" total="173" query="status=open&amp;"/>, or
       <pager page="2" more="yes" query=""/> where nobody counted. -->
  <xsl:template match="pager[@pages &gt; 1 or @more
      or @page &gt; 1 and not(@pages)]">
    <nav class="pager" aria-label="{a:say('pager.label')}">
      <p class="pager-at">
        <xsl:choose>
          <xsl:when test="@pages">
            <xsl:value-of select="a:say('pager.at', 'page',
                a:number(number(@page)), 'pages',
                a:number(number(@pages)))"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="a:say('pager.page', 'page',
                a:number(number(@page)))"/>
          </xsl:otherwise>
        </xsl:choose>
      </p>
      <ul>
        <xsl:if test="@page &gt; 1">
          <li><a rel="prev" class="button second"
              href="?{@query}page={@page - 1}">
            <xsl:value-of select="a:say('pager.previous')"/>
          </a></li>
        </xsl:if>
        <xsl:if test="@page &lt; @pages or @more">
          <li><a rel="next" class="button second"
              href="?{@query}page={@page + 1}">
            <xsl:value-of select="a:say('pager.next')"/>
          </a></li>
        </xsl:if>
      </ul>
    </nav>
  </xsl:template>

  <xsl:template match="pager"/>

  <!-- How many there are in all: above the list. -->
  <xsl:template match="pager" mode="total">
    <p class="total">
      <xsl:value-of select="a:say('pager.total', 'n', number(@total))"/>
    </p>
  </xsl:template>

</xsl:stylesheet>
