#include "small_pack.h"

namespace opmaat::kiosk {
namespace {

using engine::Category;
using engine::Item;
using engine::ItemType;
using engine::Text;

Text text(const std::string& nl, const std::string& en)
{
    return Text({{"nl", nl}, {"en", en}});
}

Category category(const std::string& nl, const std::string& en, bool exclusive = false)
{
    return {"", text(nl, en), exclusive};
}

Item item(const std::string& id, std::size_t module, const Text& words,
          std::vector<Category> categories)
{
    Item made;
    made.id = id;
    made.module = module;
    made.text = words;
    made.categories = std::move(categories);
    made.seconds = 20.0;
    return made;
}

engine::Alarm alarm()
{
    engine::Condition::Mistake mistake;
    const auto when = engine::Condition::parse(
        "worry = 1",
        [](std::string_view) {
            engine::Condition::Symbol symbol;
            symbol.categories = {"", ""};
            symbol.type = engine::Type::Choice;
            return symbol;
        },
        mistake);
    if (!when) throw std::logic_error(mistake.message);
    return {"worried", *when,
            text("U vertelde dat het nu niet gaat.", "You said things are bad now."), Text()};
}

std::vector<Item> items()
{
    const std::vector<Category> often = {category("Nooit", "Never"), category("Soms", "Sometimes"),
                                         category("Vaak", "Often")};
    std::vector<Item> made{
        item("post", 0, text("Hoe vaak maakt u post open?", "How often do you open post?"), often),
        item("bills", 0, text("Hoe vaak betaalt u op tijd?", "How often do you pay in time?"),
             often),
        item("which", 0, text("Welke rekeningen hebt u?", "Which bills do you have?"),
             {category("Huur", "Rent"), category("Stroom", "Energy"),
              category("Geen van deze", "None of these", true)}),
        item("card", 1, text("Nu iets anders. U doet het goed.", "Now something else."), {}),
        item("worry", 1, text("Gaat het nu wel?", "Are you all right now?"),
             {category("Ja", "Yes"), category("Nee", "No")}),
    };
    made[0].help =
        text("Post is alles wat in uw brievenbus komt.", "Post is all that is in your letter box.");
    made[2].type = ItemType::Several;
    made[3].type = ItemType::Information;
    return made;
}

}  // namespace

engine::Pack smallPack()
{
    engine::Pack pack;
    pack.id = "small";
    pack.version = "1.0.0";
    pack.hash = "00";
    pack.title = text("Klein", "Small");
    pack.languages = {"nl", "en"};
    pack.modules = {{"first", "1", Text(), text("Eerst gaat het over post.", "First about post.")},
                    {"second", "1", Text(), text("Nu gaat het over u.", "Now about you.")}};
    pack.items = items();
    for (const char* key : {"title", "why", "duration", "use", "notACondition", "stop"}) {
        pack.intro[key] =
            text("Dit is de tekst van de inleiding.", "This is the text of the intro.");
    }
    for (const char* key : {"title", "text", "next"}) {
        pack.closing[key] = text("Dank u wel voor uw antwoorden.", "Thank you for your answers.");
    }
    pack.alarm["title"] = text("Er komt iemand naar u toe", "Someone is coming to you");
    pack.alarm["text"] = text("De vragen kunnen wachten.", "The questions can wait.");
    pack.alarms = {alarm()};
    return pack;
}

}  // namespace opmaat::kiosk
