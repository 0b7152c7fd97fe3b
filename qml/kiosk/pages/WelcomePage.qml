pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Opmaat.Controls
import Opmaat.Kiosk

/*! Before anything is asked: why, how long, what for, and that help does not depend on it. */
FocusScope {
    id: root

    required property ClientView client
    required property WelcomeView welcome

    readonly property bool wide: root.width > Theme.narrowScreen

    ScrollArea {
        anchors.fill: parent
        columnWidth: root.wide ? Theme.wideColumn : Theme.columnWidth

        GridLayout {
            width: parent.width
            columns: root.wide ? 2 : 1
            columnSpacing: 2 * Theme.margin
            rowSpacing: Theme.space

            ColumnLayout {
                spacing: Theme.space
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop

                Heading {
                    text: root.welcome.title
                    Layout.fillWidth: true
                }
                Words {
                    text: root.welcome.why
                    Layout.fillWidth: true
                }
                ActionButton {
                    objectName: "start"
                    focus: true
                    kind: ActionButton.Primary
                    font.pixelSize: Theme.answerSize
                    //: The client begins on their own
                    text: qsTr("Start")
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.gap
                    onClicked: root.client.beginAlone()
                }
                ActionButton {
                    objectName: "together"
                    //: The client wants a person beside them; one is fetched
                    text: qsTr("I would rather do this with someone")
                    Layout.fillWidth: true
                    onClicked: root.client.beginTogether()
                }
                ActionButton {
                    objectName: "read-aloud"
                    //: The client wants a person to read the questions to them; one is fetched
                    text: qsTr("I want the questions read to me")
                    Layout.fillWidth: true
                    onClicked: root.client.beginReadAloud()
                }
                ActionButton {
                    objectName: "code"
                    visible: root.client.canPause
                    //: The client has begun before and wants to go on
                    text: qsTr("I have a code")
                    Layout.fillWidth: true
                    onClicked: root.client.enterCode()
                }
            }
            Rectangle {
                implicitHeight: promises.implicitHeight + 2 * Theme.space
                color: Theme.surface
                radius: Theme.radius
                border.color: Theme.softLine
                border.width: Theme.lineWidth
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop

                ColumnLayout {
                    id: promises

                    anchors.fill: parent
                    anchors.margins: Theme.space
                    spacing: Theme.space

                    Repeater {
                        model: root.welcome.promises

                        delegate: RowLayout {
                            id: promise

                            required property string modelData

                            spacing: Theme.space
                            Layout.fillWidth: true

                            Rectangle {
                                implicitWidth: Theme.gap
                                implicitHeight: Theme.gap
                                radius: height / 2
                                color: Theme.accent
                                Layout.alignment: Qt.AlignTop
                                Layout.topMargin: Theme.gap
                            }
                            Words {
                                text: promise.modelData
                                Layout.fillWidth: true
                            }
                        }
                    }
                }
            }
        }
    }
}
