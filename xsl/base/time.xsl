<?xml version="1.0" encoding="UTF-8"?>
<!-- Moments: stored in UTC, said in the site's zone and the page's words. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <!-- "21 November 2026"; a day without an hour is in no zone. -->
  <xsl:template match="*" mode="date">
    <xsl:choose>
      <xsl:when test="contains(., ':')">
        <time datetime="{translate(., ' ', 'T')}Z">
          <xsl:value-of select="a:date(.)"/>
        </time>
      </xsl:when>
      <xsl:otherwise>
        <time datetime="{.}"><xsl:value-of select="a:date(.)"/></time>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "21 November 2026, 9:04 pm" -->
  <xsl:template match="*" mode="datetime">
    <time datetime="{translate(., ' ', 'T')}Z">
      <xsl:value-of select="a:datetime(string(.))"/>
    </time>
  </xsl:template>

  <!-- "3 hours ago", or "in 2 days" -->
  <xsl:template match="*" mode="ago">
    <time datetime="{translate(., ' ', 'T')}Z">
      <xsl:value-of select="a:ago(string(.))"/>
    </time>
  </xsl:template>

  <!-- "AE-7K3M-Q9TX", which no direction of writing may turn round -->
  <xsl:template match="*" mode="reference">
    <bdi class="reference"><xsl:value-of
        select="a:reference(string(.))"/></bdi>
  </xsl:template>

</xsl:stylesheet>
