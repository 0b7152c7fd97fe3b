#include "failing.h"

#include <new>

namespace opmaat::faults {
namespace {

constexpr int kMended = 5, kTooMany = 20;

class Watched {
public:
    explicit Watched(Between& between) : between_(between) { between.watch(true); }
    ~Watched() { between_.watch(false); }
    Watched(const Watched&) = delete;
    Watched& operator=(const Watched&) = delete;

private:
    Between& between_;
};

/// A refusal is a sentence with a remedy; for want of memory C++ may have its own word.
enum class Answer { Done, Refused, Wrong };

Answer answerTo(const Step& step, Between& between, std::string& mistake)
{
    try {
        const Watched watched(between);
        step.go();
        return Answer::Done;
    } catch (const engine::StoreError& error) {
        const std::string_view sentence = error.what();
        if (sentence.ends_with('.') && sentence.find(". ") != std::string_view::npos) {
            return Answer::Refused;
        }
        mistake = "no remedy: " + std::string(sentence);
    } catch (const std::bad_alloc&) {
        return Answer::Refused;
    } catch (const std::exception& error) {
        mistake = std::string("not a refusal: ") + error.what();
    }
    return Answer::Wrong;
}

}  // namespace

Run work(Job& job, Between& between, Client client)
{
    Run run;
    for (const Step& step : job.steps()) {
        Answer answer = Answer::Refused;
        while (answer == Answer::Refused && run.refusals < kTooMany) {
            answer = answerTo(step, between, run.mistake);
            run.refusals += answer == Answer::Refused ? 1 : 0;
            if (run.refusals == kMended) {
                between.mend();
            }
            if (client == Client::Believes) {
                break;
            }
        }
        if (answer == Answer::Refused && client == Client::Asks) {
            run.mistake = "it never went on";
        }
        if (answer == Answer::Done && step.isAppend) {
            run.mistake = between.tooEarly();
        }
        if (!run.mistake.empty()) {
            break;
        }
        step.took();
    }
    between.mend();
    job.close();
    run.mistake = run.mistake.empty() ? job.mistake() : run.mistake;
    return run;
}

}  // namespace opmaat::faults
