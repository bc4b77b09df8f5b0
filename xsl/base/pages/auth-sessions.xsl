<?xml version="1.0" encoding="UTF-8"?>
<!-- Where the person is signed in. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:template match="page/sessions" mode="back">
    <xsl:call-template name="back-link">
      <xsl:with-param name="path" select="'/account'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page/sessions">
    <xsl:variable name="where" select="a:say('sessions.agent')"/>
    <xsl:variable name="from" select="a:say('sessions.address')"/>
    <xsl:variable name="seen" select="a:say('sessions.seen')"/>
    <table class="cards">
      <caption><xsl:value-of select="a:say('sessions.caption')"/></caption>
      <thead><tr>
        <th scope="col"><xsl:value-of select="$where"/></th>
        <th scope="col"><xsl:value-of select="$from"/></th>
        <th scope="col"><xsl:value-of select="$seen"/></th>
        <th scope="col"><span class="unseen"><xsl:value-of
            select="a:say('sessions.end')"/></span></th>
      </tr></thead>
      <tbody>
        <xsl:for-each select="session">
          <tr>
            <th scope="row"><bdi><xsl:value-of select="agent"/></bdi></th>
            <td data-label="{$from}"><bdi><xsl:value-of
                select="address"/></bdi></td>
            <td data-label="{$seen}"><xsl:apply-templates select="seen_at"
                mode="datetime"/></td>
            <td>
              <xsl:choose>
                <xsl:when test="own = 1">
                  <xsl:value-of select="a:say('sessions.own')"/>
                </xsl:when>
                <xsl:otherwise>
                  <xsl:apply-templates select="." mode="end"/>
                </xsl:otherwise>
              </xsl:choose>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
    <xsl:if test="session[own = 0]">
      <form method="post" action="{form/@action}">
        <input type="hidden" name="csrf" value="{form/@csrf}"/>
        <input type="hidden" name="key" value="{form/@key}"/>
        <p class="buttons">
          <button type="submit" class="second">
            <xsl:value-of select="a:say('sessions.end-all')"/>
          </button>
        </p>
      </form>
    </xsl:if>
  </xsl:template>

  <!-- Each row's form bears the one key: only one of them is posted. -->
  <xsl:template match="session" mode="end">
    <form method="post" action="{../form/@action}" class="inline">
      <input type="hidden" name="csrf" value="{../form/@csrf}"/>
      <input type="hidden" name="key" value="{../form/@key}"/>
      <input type="hidden" name="session" value="{id}"/>
      <button type="submit" class="quiet">
        <xsl:value-of select="a:say('sessions.end')"/>
        <span class="unseen" dir="auto"><xsl:text> </xsl:text><xsl:value-of
            select="agent"/></span>
      </button>
    </form>
  </xsl:template>

</xsl:stylesheet>
