import QtQuick
import QtQuick.Layouts
import Opmaat.Controls

/*! A page that says one thing and offers at most three ways on.

    Every text may be empty and then takes no room. Reports through `first`, `second` and `third`;
    `first` is what most people want.
*/
FocusScope {
    id: root

    required property string title
    property string text
    property string more
    property string note
    required property string firstText
    property string secondText
    property string thirdText

    signal first
    signal second
    signal third

    ScrollArea {
        anchors.fill: parent

        ColumnLayout {
            width: parent.width
            spacing: Theme.space

            Heading {
                text: root.title
                Layout.fillWidth: true
            }
            Words {
                visible: text !== ""
                text: root.text
                Layout.fillWidth: true
            }
            Words {
                visible: text !== ""
                text: root.more
                Layout.fillWidth: true
            }
            ActionButton {
                objectName: "first"
                focus: true
                kind: ActionButton.Primary
                text: root.firstText
                Layout.fillWidth: true
                Layout.topMargin: Theme.gap
                onClicked: root.first()
            }
            ActionButton {
                objectName: "second"
                visible: text !== ""
                text: root.secondText
                Layout.fillWidth: true
                onClicked: root.second()
            }
            ActionButton {
                objectName: "third"
                visible: text !== ""
                text: root.thirdText
                Layout.fillWidth: true
                onClicked: root.third()
            }
            Words {
                visible: text !== ""
                text: root.note
                color: Theme.quietInk
                Layout.fillWidth: true
            }
        }
    }
}
