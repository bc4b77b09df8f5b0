<?xml version="1.0" encoding="UTF-8"?>
<!-- An external entity reads a file. -->
<!-- SPDX-License-Identifier: ISC -->
<!DOCTYPE xsl:stylesheet [<!ENTITY e SYSTEM "file:///etc/hostname">]>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/page">
    <html lang="en"><body>
      &e;
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>
