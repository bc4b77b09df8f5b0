<?xml version="1.0" encoding="UTF-8"?>
<!-- The words that a document's forms cannot do without, one a line; where
     one of several will do, they stand in that line. What the document says
     itself, because the staff wrote it, needs none. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:output method="text"/>
  <xsl:strip-space elements="*"/>

  <xsl:template match="text()"/>

  <xsl:template match="form">
    <xsl:call-template name="need">
      <xsl:with-param name="key" select="concat(@name, '.send ',
          @name, 's.end')"/>
    </xsl:call-template>
    <xsl:if test="@method = 'get'">
      <xsl:call-template name="need">
        <xsl:with-param name="key" select="concat(@name, '.label')"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="@error">
      <xsl:call-template name="need">
        <xsl:with-param name="key" select="concat(@name, '.', @error)"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="field">
    <xsl:if test="not(label or @kind = 'hidden' or @kind = 'trap')
        or @typed">
      <xsl:call-template name="need">
        <xsl:with-param name="key">
          <xsl:value-of select="concat(../@name, '.', @name)"/>
          <xsl:if test="@typed"> again.other</xsl:if>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="@error">
      <xsl:call-template name="need">
        <xsl:with-param name="key" select="concat(../@name, '.', @name, '.',
            @error, ' error.', @kind, '.', @error, ' error.', @error)"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="option[not(label)]">
    <xsl:call-template name="need">
      <xsl:with-param name="key" select="concat(../../@name, '.', ../@name,
          '.', value)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Statuses and outcomes are called the same wherever they stand. -->
  <xsl:template match="field[@name = 'status' or @name =
      'resolution']/option" priority="2">
    <xsl:call-template name="need">
      <xsl:with-param name="key" select="concat(../@name, '.', value)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A language is called what it calls itself; the switch knows. -->
  <xsl:template match="field[@name = 'language']/option" priority="2"/>

  <xsl:template name="need">
    <xsl:param name="key"/>
    <xsl:value-of select="concat($key, '&#10;')"/>
  </xsl:template>

</xsl:stylesheet>
