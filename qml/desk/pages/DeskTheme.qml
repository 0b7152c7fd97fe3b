pragma Singleton
import QtQuick
import Opmaat.Controls

/*! Sizes and colours of the counsellor's pages: reading at a desk, not touching at a counter. */
QtObject {
    readonly property int titleSize: 30
    readonly property int sectionSize: 22
    readonly property int bodySize: 17
    readonly property int smallSize: 15
    readonly property int plotFontSize: 14

    readonly property int windowWidth: 1280
    readonly property int windowHeight: 800
    readonly property int pageWidth: 1120
    readonly property int target: 44
    readonly property int gap: 8
    readonly property int space: 16
    readonly property int padding: 24
    readonly property int radius: 10
    readonly property int line: 1
    readonly property int strongLine: 2
    readonly property int edge: 6
    readonly property int barHeight: 14
    readonly property int dot: 12
    readonly property int plotSize: 480
    readonly property int labelWidth: 210
    readonly property int figureWidth: 150
    readonly property int numberWidth: 64
    readonly property int reasonBarWidth: 110
    readonly property int codeWidth: 220
    readonly property int wideColumn: 570      // near what they get: a layout takes the height of
    readonly property int column: 380          // wrapped text from its preferred width
    readonly property int halfBar: 240
    readonly property int halfPage: 520

    readonly property color page: Theme.paper
    readonly property color card: Theme.surface
    readonly property color ink: Theme.ink
    readonly property color quiet: Theme.quietInk
    readonly property color rule: Theme.softLine
    readonly property color accent: Theme.accent
    readonly property color track: "#ece7dc"
    readonly property color interval: "#8fbdb4"
    readonly property color against: Theme.focus
    readonly property color alarm: "#fbe4d4"
    readonly property color note: Theme.warm
    readonly property color chosen: Theme.soft
}
