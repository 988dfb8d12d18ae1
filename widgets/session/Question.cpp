#include "widgets/session/Question.h"

namespace vitrine {

Question firstQuestion()
{
    Question question;
    question.network.preset = QStringLiteral("lenet-5");
    return question;
}

} // namespace vitrine
