<?xml version="1.0" encoding="UTF-8"?>
<!-- The catalogue, branch by branch. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:template match="page/services">
    <p class="lede"><xsl:value-of select="a:say('services.lede')"/></p>
    <xsl:if test="not(branch)">
      <xsl:call-template name="empty">
        <xsl:with-param name="word" select="a:say('services.none')"/>
      </xsl:call-template>
    </xsl:if>
    <div class="catalogue">
      <xsl:apply-templates select="branch"/>
    </div>
  </xsl:template>

  <xsl:template match="services/branch">
    <section class="branch">
      <xsl:if test="name">
        <h2><xsl:apply-templates select="name" mode="text"/></h2>
      </xsl:if>
      <ul>
        <xsl:for-each select="service">
          <li><a href="{$base}/services/{id}"><xsl:apply-templates
              select="name" mode="text"/></a></li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>

</xsl:stylesheet>
