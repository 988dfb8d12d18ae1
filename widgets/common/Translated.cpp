#include "widgets/common/Translated.h"

#include <QEvent>
#include <QWidget>

#include <utility>

namespace vitrine {

namespace {

class Translator : public QObject {
public:
    Translator(QWidget *widget, std::function<void()> apply) : QObject(widget), m_apply(std::move(apply))
    {
        widget->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange)
            m_apply();
        return QObject::eventFilter(watched, event);
    }

private:
    std::function<void()> m_apply;
};

} // namespace

void translated(QWidget *widget, std::function<void()> apply)
{
    apply();
    new Translator(widget, std::move(apply));
}

} // namespace vitrine
