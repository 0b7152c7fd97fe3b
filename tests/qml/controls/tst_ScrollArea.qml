import QtQuick
import QtTest
import Opmaat.Controls

TestCase {
    id: test

    name: "ScrollArea"
    when: windowShown
    width: 600
    height: 400
    visible: true

    ScrollArea {
        id: area

        anchors.fill: parent

        Item {
            id: content

            property int tall: 100

            width: parent.width
            implicitHeight: tall

            Item {
                id: last

                y: content.tall - 50
                height: 50
                width: 50
            }
        }
    }

    function test_what_fits_does_not_move() {
        content.tall = 100;
        verify(!area.overflows);
        verify(!area.interactive);
    }

    function test_what_does_not_fit_can_be_brought_into_view() {
        content.tall = 900;
        verify(area.overflows);
        area.show(last);
        compare(Math.round(area.contentY), 500);
        verify(last.mapToItem(area, 0, 50).y <= area.height);
        area.contentY = 0;
    }
}
