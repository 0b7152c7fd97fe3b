import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Opmaat.Controls

/*! One interview in the list; the whole line is a button. */
T.Button {
    id: root

    required property string interviewId
    required property string code
    required property string day
    required property string time
    required property string questionnaire
    required property string answered
    required property string stateWords
    required property string summary

    signal opened(string interview)

    objectName: "interview"
    implicitHeight: implicitContentHeight + 2 * DeskTheme.space
    leftPadding: DeskTheme.padding
    rightPadding: DeskTheme.padding
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.name: root.summary
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    onClicked: root.opened(root.interviewId)

    background: Rectangle {
        radius: DeskTheme.radius
        color: root.hovered || root.down ? DeskTheme.chosen : DeskTheme.card
        border.color: root.visualFocus ? Theme.focus : DeskTheme.rule
        border.width: root.visualFocus ? Theme.focusWidth : DeskTheme.line
    }
    contentItem: RowLayout {
        spacing: DeskTheme.padding

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true
            Layout.preferredWidth: DeskTheme.column

            Prose {
                text: qsTr("%1, %2").arg(root.day).arg(root.time)
                font.bold: true
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Prose {
                text: root.questionnaire
                color: DeskTheme.quiet
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true
            Layout.preferredWidth: DeskTheme.column

            Prose {
                text: root.stateWords
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Prose {
                text: root.answered
                color: DeskTheme.quiet
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
        Prose {
            text: root.code
            font.pixelSize: DeskTheme.smallSize
            horizontalAlignment: Text.AlignRight
            Layout.preferredWidth: DeskTheme.codeWidth
            Accessible.ignored: true
        }
    }
}
