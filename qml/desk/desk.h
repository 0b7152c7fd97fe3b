#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "engine/record/sealed_store.h"
#include "qml/desk/interview_list.h"
#include "qml/desk/lock.h"
#include "qml/desk/pack_shelf.h"
#include "qml/desk/views/case_view.h"
#include "qml/desk/wrong_codes.h"

namespace opmaat::desk {

/// The counsellor's program behind its pages: the list, the interview that is open, or a problem.
///
/// Whatever cannot be used (a store, a pack, a file) becomes a problem with place and remedy; the
/// list stays where it was. An interview is shown once the record has it that it was opened, and by
/// whom; one that somebody is filling in is left alone, since the kiosk goes on writing.
class Desk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made in main.cpp and passed to the window")
    Q_PROPERTY(opmaat::desk::InterviewList* interviews READ interviews CONSTANT)
    Q_PROPERTY(opmaat::desk::CaseView* opened READ opened NOTIFY changed)
    Q_PROPERTY(opmaat::desk::Lock* lock READ lock CONSTANT)
    Q_PROPERTY(opmaat::desk::WrongCodes* wrongCodes READ wrongCodes CONSTANT)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString problemDetail READ problemDetail NOTIFY changed)
    Q_PROPERTY(bool hasList READ hasList CONSTANT)
    Q_PROPERTY(bool demo READ isDemo CONSTANT)

public:
    /// @param store  nullptr when there is no list, only one answers file
    /// @param clock  empty for the computer's
    Desk(std::unique_ptr<engine::Store> store, const std::filesystem::path& packs,
         std::string language, engine::Clock clock = {}, QObject* parent = nullptr);

    InterviewList* interviews() { return &list_; }
    Lock* lock() { return &lock_; }
    WrongCodes* wrongCodes() { return &wrongCodes_; }
    CaseView* opened() const { return opened_.get(); }
    const QString& problem() const { return problem_; }
    const QString& problemDetail() const { return problemDetail_; }
    bool hasList() const { return store_ != nullptr; }
    bool isDemo() const { return store_ != nullptr && store_->isDemo(); }

    Q_INVOKABLE void open(const QString& interview);
    Q_INVOKABLE void close();
    void openAnswers(const std::filesystem::path& file, const std::filesystem::path& pack);
    /// Shows instead of a page what went wrong. @param detail  place and remedy
    void complain(const QString& problem, const QString& detail);

Q_SIGNALS:
    void changed();

private:
    void show(Case shown, const engine::ResponseSet& set);
    void openStored(const std::string& interview);
    bool mayOpen(const Course& course);
    void followLock();
    void append(const std::string& interview, std::vector<engine::Event>& events,
                engine::Event event);
    void keepResult(const std::string& interview, const engine::Pack& pack,
                    std::vector<engine::Event>& events);
    void attempt(const QString& problem, const std::function<void()>& work);

    std::unique_ptr<engine::Store> store_;
    engine::SealedStore* sealed_;  // the store, when it is one
    PackShelf shelf_;
    std::string language_;
    engine::Clock clock_;
    InterviewList list_;
    Lock lock_;
    WrongCodes wrongCodes_;
    std::unique_ptr<CaseView> opened_;
    QString problem_, problemDetail_;
};

}  // namespace opmaat::desk
