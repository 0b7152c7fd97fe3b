import QtQuick
import QtQuick.Templates as T
import Opmaat.Controls

/*! One question with its answer; the whole row is a button that goes to the question. */
T.Button {
    id: root

    required property string question
    required property string answer
    required property bool given

    implicitHeight: Math.max(Theme.touchTarget, implicitContentHeight + 2 * Theme.gap)
    leftPadding: Theme.space
    rightPadding: Theme.space
    topPadding: Theme.gap
    bottomPadding: Theme.gap
    focusPolicy: Qt.StrongFocus

    //: Read aloud for one row of the review; %1 is a question, %2 its answer
    Accessible.name: qsTr("%1 %2. Change this answer").arg(root.question).arg(root.answer)
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.touched : Theme.surface
        border.color: root.visualFocus ? Theme.focus : Theme.softLine
        border.width: root.visualFocus ? Theme.focusWidth : Theme.lineWidth
    }
    contentItem: Column {
        spacing: Theme.gap / 2

        Words {
            width: parent.width
            text: root.question
            font.pixelSize: Theme.smallSize
            color: Theme.quietInk
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            text: root.answer
            font.bold: root.given
            color: root.given ? Theme.ink : Theme.quietInk
            Accessible.ignored: true
        }
    }
}
