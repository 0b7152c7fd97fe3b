import QtQuick

/*! A band over the whole width that says something which holds for every page. */
Rectangle {
    id: root

    required property string text

    implicitHeight: words.implicitHeight + Theme.gap
    color: Theme.warm

    Text {
        id: words

        anchors.centerIn: parent
        width: parent.width - 2 * Theme.gap
        text: root.text
        font.pixelSize: Theme.smallSize
        color: Theme.ink
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.WordWrap
    }
}
