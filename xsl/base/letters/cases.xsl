<?xml version="1.0" encoding="UTF-8"?>
<!-- Where the letters about a case lead, other than to the case. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- A case that has ended: how was it? -->
  <xsl:template match="*[id and token]" mode="path">
    <xsl:value-of select="concat('/feedback/', token)"/>
  </xsl:template>

</xsl:stylesheet>
