import QtQuick
import Opmaat.Controls

/*! What a question means, for who asked. */
Rectangle {
    id: root

    required property string text

    implicitHeight: words.implicitHeight + 2 * Theme.space
    color: Theme.soft
    radius: Theme.radius

    Words {
        id: words

        objectName: "explanation"
        anchors.fill: parent
        anchors.margins: Theme.space
        text: root.text
    }
}
