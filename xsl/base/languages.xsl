<?xml version="1.0" encoding="UTF-8"?>
<!-- The same page in another language: the switch that people use, and the
     links that search engines follow. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <!-- This page, as a reader may ask for it again. -->
  <xsl:variable name="place">
    <xsl:value-of select="$path"/>
    <xsl:if test="/page/@query != ''">
      <xsl:value-of select="concat('?', /page/@query)"/>
    </xsl:if>
  </xsl:variable>

  <!-- Where one types on this page. Who switches in the middle of it sends
       what they have typed along, and finds it again; a password is typed
       anew, so where one is asked for there is nothing to keep. The first
       of those typed in counts. -->
  <xsl:variable name="typing" select="$page-forms[not(@method = 'get')
      and not(field/@kind = 'password')
      and starts-with(@action, concat($base, $path))
      and (@again or field[@kind != 'hidden' and @kind != 'trap'])]"/>
  <xsl:variable name="typed"
      select="$typing[@errors &gt; 0 or not($faults)]"/>

  <!-- <languages csrf= key=><language code="es" dir="ltr">Español</language>…:
       a switch that keeps the place. -->
  <xsl:template match="site/languages">
    <details class="languages">
      <summary>
        <span class="unseen">
          <xsl:value-of select="a:say('nav.languages')"/>
          <xsl:text>: </xsl:text>
        </span>
        <xsl:call-template name="tongue-icon"/>
        <span><xsl:value-of select="language[@code = /page/@lang]"/></span>
      </summary>
      <form method="post" action="{$base}/language">
        <input type="hidden" name="csrf" value="{@csrf}"/>
        <input type="hidden" name="key" value="{@key}"/>
        <input type="hidden" name="back" value="{$place}"/>
        <ul>
          <xsl:apply-templates select="language"/>
        </ul>
      </form>
    </details>
  </xsl:template>

  <!-- Its button is the other form's where that has something to bring; a
       browser that does not know how keeps the place alone. -->
  <xsl:template match="languages/language">
    <li>
      <button type="submit" name="speak" value="{@code}" lang="{@code}"
          dir="{@dir}">
        <xsl:if test="@code = /page/@lang">
          <xsl:attribute name="aria-current">true</xsl:attribute>
        </xsl:if>
        <xsl:if test="$typed">
          <xsl:attribute name="form">
            <xsl:value-of select="concat($typed/@name, '-form')"/>
          </xsl:attribute>
          <xsl:attribute name="formaction">
            <xsl:value-of select="concat($typed/@action,
                substring-after($place, $path))"/>
          </xsl:attribute>
          <xsl:attribute name="formenctype">
            <xsl:text>application/x-www-form-urlencoded</xsl:text>
          </xsl:attribute>
        </xsl:if>
        <xsl:value-of select="."/>
      </button>
    </li>
  </xsl:template>

  <!-- Nobody else sees the pages of who is signed in; a link in a letter is
       for its reader. -->
  <xsl:template match="*" mode="alternates">
    <xsl:if test="not($role) and not($faults)">
      <xsl:apply-templates select="/page/site/address" mode="alternates"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="page/notice | page/confirm | page/reset | page/code
      | page/address | page/case-found | page/feedback
      | page/feedback-thanks" mode="alternates"/>

  <xsl:template match="site/address" mode="alternates">
    <xsl:variable name="here" select="concat(., $base, $place)"/>
    <xsl:variable name="more">
      <xsl:choose>
        <xsl:when test="contains($place, '?')">
          <xsl:text>&amp;</xsl:text>
        </xsl:when>
        <xsl:otherwise><xsl:text>?</xsl:text></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <link rel="canonical" href="{$here}"/>
    <xsl:for-each select="../languages/language">
      <link rel="alternate" hreflang="{@code}"
          href="{$here}{$more}language={@code}"/>
    </xsl:for-each>
    <xsl:if test="../languages">
      <link rel="alternate" hreflang="x-default" href="{$here}"/>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
