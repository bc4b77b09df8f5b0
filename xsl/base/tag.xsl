<?xml version="1.0" encoding="UTF-8"?>
<!-- Where a case stands, in words and a shape, never in colour alone. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <!-- <status>in-review</status>, in mode tag; its words are status.CODE.
       The shape comes with the class, in parts.css. -->
  <xsl:template match="*" mode="tag">
    <span class="tag tag-{.}">
      <xsl:call-template name="status"/>
    </span>
  </xsl:template>

  <!-- The word alone. Where it says "you", that is the citizen: staff read
       status.CODE.staff. -->
  <xsl:template name="status" match="*" mode="status">
    <xsl:choose>
      <xsl:when test="$staff and a:knows(concat('status.', ., '.staff'))">
        <xsl:value-of select="a:say(concat('status.', ., '.staff'))"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="a:say(concat('status.', .))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- standing: below a case's h1, where it stands. -->
  <xsl:template name="standing">
    <p class="standing standing-{status_type}">
      <xsl:apply-templates select="status" mode="tag"/>
      <xsl:if test="overdue = 1">
        <xsl:text> </xsl:text>
        <xsl:call-template name="overdue-tag"/>
      </xsl:if>
    </p>
  </xsl:template>

  <!-- overdue-tag: beside a status, where the target has passed. -->
  <xsl:template name="overdue-tag">
    <span class="tag tag-overdue">
      <xsl:value-of select="a:say('tag.overdue')"/>
    </span>
  </xsl:template>

  <!-- internal-tag: what the citizen never sees. -->
  <xsl:template name="internal-tag">
    <span class="tag tag-internal">
      <xsl:value-of select="a:say('tag.internal')"/>
    </span>
  </xsl:template>

</xsl:stylesheet>
