import QtQuick

/*! A piece of running text, as wide as its place, never cut. */
Text {
    font.pixelSize: Theme.bodySize
    color: Theme.ink
    textFormat: Text.PlainText
    wrapMode: Text.WordWrap
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
