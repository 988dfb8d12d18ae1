#include "widgets/session/Question.h"

namespace vitrine {

Question firstQuestion()
{
    Question question;
    question.network.preset = QStringLiteral("lenet-5");
    question.picture.item = 7; // of the built-in digits: a seven
    return question;
}

} // namespace vitrine
