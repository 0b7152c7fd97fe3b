pragma Singleton
import QtQuick

/*! Every size and colour of the interface. No literal of either kind elsewhere.

    Warm paper, ink and one deep green: a waiting room with daylight, not a bank and not an exam.
    There is no red, because nothing a client does here is wrong. All text on its surface is at
    least 7:1 (WCAG AAA); tests/qml measures it on the picture.
*/
QtObject {
    // Sizes in pixels, for a screen at arm's length.
    readonly property int touchTarget: 70
    readonly property int smallTarget: 64
    readonly property int keySize: 84
    readonly property int gap: 12
    readonly property int space: 24
    readonly property int margin: 32
    readonly property int radius: 14
    readonly property int lineWidth: 2
    readonly property int focusWidth: 4
    readonly property int markSize: 32
    readonly property int progressHeight: 12
    readonly property int scrollWidth: 8
    readonly property int columnWidth: 960
    readonly property int wideColumn: 1180
    readonly property int narrowScreen: 900
    readonly property int manyAnswers: 6 // from here on in two columns, where there is room
    readonly property int manyMarks: 4 // the same, where several can be marked
    readonly property int scalePoint: 128 // as narrow as a point of a scale may be
    readonly property int pictureHeight: 190
    readonly property int pictureWidth: 280
    readonly property int badgeSize: 44

    readonly property int titleSize: 42
    readonly property int codeSize: 48
    readonly property int questionSize: 34
    readonly property int bodySize: 24
    readonly property int answerSize: 26
    readonly property int buttonSize: 23
    readonly property int smallSize: 20

    readonly property color paper: "#faf6ee"
    readonly property color surface: "#ffffff"
    readonly property color ink: "#20302f"
    readonly property color quietInk: "#46524f"
    readonly property color line: "#6d7d79"
    readonly property color softLine: "#ddd5c5"
    readonly property color accent: "#0e5550"
    readonly property color accentPressed: "#093d39"
    readonly property color accentInk: "#ffffff"
    readonly property color touched: "#cfe5e0"
    readonly property color soft: "#e7f1ee"
    readonly property color warm: "#fbe3b8"
    readonly property color warmPressed: "#f4cf8c"
    readonly property color focus: "#a3480a"
}
