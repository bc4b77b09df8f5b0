<?xml version="1.0" encoding="UTF-8"?>
<!-- What the portal knows of the person. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:template match="page/account">
    <dl class="summary">
      <xsl:call-template name="summary-row">
        <xsl:with-param name="label" select="a:say('account.email')"/>
        <xsl:with-param name="value" select="email"/>
      </xsl:call-template>
      <xsl:call-template name="summary-row">
        <xsl:with-param name="label" select="a:say('account.kind')"/>
        <xsl:with-param name="value"
            select="a:say(concat('sign-up.kind.', kind))"/>
      </xsl:call-template>
      <xsl:call-template name="summary-row">
        <xsl:with-param name="label" select="a:say('account.since')"/>
        <xsl:with-param name="content">
          <xsl:apply-templates select="created_at" mode="date"/>
        </xsl:with-param>
      </xsl:call-template>
    </dl>
    <xsl:apply-templates select="form"/>
    <ul>
      <li><a href="{$base}/account/password">
        <xsl:value-of select="a:say('password.title')"/>
      </a></li>
      <li><a href="{$base}/account/sessions">
        <xsl:value-of select="a:say('sessions.title')"/>
      </a></li>
    </ul>
  </xsl:template>

</xsl:stylesheet>
