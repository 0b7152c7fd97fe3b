#pragma once

#include <QString>
#include <set>

#include "engine/interview/answers_file.h"
#include "qml/kiosk/kiosk.h"
#include "qml/kiosk/measure.h"
#include "qml/kiosk/rehearsal_store.h"
#include "qml/player/player.h"

namespace opmaat::kiosk {

/// Plays one client on the real kiosk, by taps, and looks at every kind of screen on the way.
class Rehearsal {
public:
    /// @param kiosk    after show()
    /// @param store    the one that the kiosk uses
    /// @param pictures folder for one picture of each kind of screen; empty for none
    Rehearsal(Kiosk& kiosk, RehearsalStore& store, QString pictures);

    /// From welcome to thanks. @return whether the last page was reached without a complaint
    bool play(const engine::ResponseSet& set);
    /// The pages that an interview that goes well never meets. Ends on "stopped".
    bool playStopping();
    /// Pauses after the first answer. @return the code of twelve digits; "" when it failed
    QString playPausing();
    /// Types the code, with a slip of the finger and a wrong one first. Ends on a question.
    bool playGoingOn(const QString& code);

    const Timings& timings() const { return timings_; }
    QStringList complaints() const { return kiosk_.warnings() + player_.complaints(); }

private:
    using Page = ClientView::Page;

    bool reach(Page page);
    bool tap(const QString& name, Page expected);
    void type(const QString& code);
    void picture(const char* name);
    void welcome(const engine::ResponseSet& set);
    void answerAll(const engine::ResponseSet& set);
    void answer(const engine::ResponseSet& set);
    void skip(const engine::Item& item);
    void tapAnswer(const QString& name);
    void lookAround();
    void lookAtRefusal();
    void pictureQuestion();

    Kiosk& kiosk_;
    RehearsalStore& store_;
    player::Player player_;
    QString pictures_;
    std::set<QString> taken_;
    Timings timings_;
    bool lost_ = false;  // a page did not come; nothing after it means anything
};

/// Visits every screen of the pack, in every language and on every size of screen that the kiosk
/// is made for.
/// @param pictures folder with a folder for each language and size; empty for no pictures
/// @return what was wrong; empty when nothing was
QStringList selfTest(engine::Pack pack, const QString& pictures = {});

}  // namespace opmaat::kiosk
