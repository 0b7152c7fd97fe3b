import QtQuick

/*! Shows `content` near the top, whole when it fits, and lets it be moved when not.

    A bar on the right shows that there is more; it is there from the start, because nobody looks
    for what cannot be seen. The height of `content` is its own; its width follows from here.
*/
Flickable {
    id: root

    default property alias content: place.data

    property int columnWidth: Theme.columnWidth

    readonly property bool overflows: contentHeight > height + 1

    function show(item: Item) {
        const top = item.mapToItem(place, 0, 0).y;
        if (top < contentY)
            contentY = Math.max(0, top - Theme.gap);
        else if (top + item.height > contentY + height)
            contentY = Math.min(contentHeight - height, top + item.height + Theme.gap - height);
    }

    contentWidth: width
    contentHeight: place.implicitHeight
    interactive: root.overflows
    boundsBehavior: Flickable.StopAtBounds
    clip: root.overflows

    Item {
        id: place

        readonly property Item inner: place.children.length > 0 ? place.children[0] : null

        width: Math.min(root.columnWidth, root.width - 2 * Theme.margin)
        implicitHeight: place.inner ? place.inner.implicitHeight : 0
        x: (root.width - width) / 2
        y: Math.max(0, Math.min(Theme.margin, root.height - implicitHeight))
    }

    Rectangle {
        parent: root
        visible: root.overflows
        width: Theme.scrollWidth
        radius: width / 2
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap
        y: root.visibleArea.yPosition * root.height
        height: root.visibleArea.heightRatio * root.height
        color: Theme.line
    }
}
