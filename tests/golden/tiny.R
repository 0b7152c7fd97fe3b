# Reads the answers and labels them. Run it in the folder of the table:
#   answers  a factor an item; NA where there is no answer
#   states   why there is none: a factor an item, of the same shape
answers <- read.csv("tiny.csv", fileEncoding = "UTF-8", check.names = FALSE, stringsAsFactors = FALSE)
states <- answers["row"]

missing.codes <- c(-5, -4, -3, -2, -1)
missing.states <- c("not-reached", "not-shown", "skipped", "declined", "dont-know")

label <- function(name, words, codes, labels) {
  value <- answers[[name]]
  states[[name]] <<- factor(value, levels = missing.codes, labels = missing.states)
  # Two answers in the same words stay two answers.
  answers[[name]] <<- factor(value, levels = codes, labels = make.unique(labels))
  attr(answers[[name]], "label") <<- words
}

label("wants_change",
      "I want to change something.",
      c(0, 1, 2),
      c("Not at all", "A little", "Yes"))
label("has_plan",
      "I have a plan.",
      c(0, 1, 2),
      c("Not at all", "A little", "Yes"))
label("can_wait",
      "It can wait.",
      c(0, 1, 2),
      c("Not at all", "A little", "Yes"))
label("this_week",
      "I start this week.",
      c(0, 1, 2),
      c("Not at all", "A little", "Yes"))
label("owns_home",
      "Do you own your home?",
      c(0, 1),
      c("Yes", "No"))
label("debts__rent",
      "What do you pay late? - Rent",
      c(0, 1),
      c("no", "yes"))
label("debts__energy",
      "What do you pay late? - Energy",
      c(0, 1),
      c("no", "yes"))
label("debts__none",
      "What do you pay late? - Nothing",
      c(0, 1),
      c("no", "yes"))
label("rent_letter",
      "Is there a letter about the rent?",
      c(0, 1),
      c("Yes", "No"))
label("opens_post",
      "I open my post.",
      c(0, 1, 2, 3),
      c("Never", "Sometimes", "Often", "Always"))
label("sorts_post",
      "I keep my post.",
      c(0, 1, 2),
      c("Never", "Sometimes", "Always"))
label("change_task",
      "You pay € 7 with € 10. What is your change?",
      c(0, 1, 2),
      c("€ 2", "€ 3", "€ 4"))
label("keeps_list",
      "I write down what I spend.",
      c(0, 1),
      c("No", "Yes"))
