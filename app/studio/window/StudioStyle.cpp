#include "app/studio/window/StudioStyle.h"

#include "widgets/common/Theme.h"

#include <QApplication>
#include <QFont>
#include <QPainter>
#include <QProxyStyle>
#include <QStyleFactory>
#include <QStyleOption>

namespace vitrine {

namespace {

QString sheet()
{
    const Theme &theme = Theme::instance();
    QString text = QStringLiteral(R"(
QMainWindow::separator { background: @window; width: 8px; height: 8px; }
QMainWindow::separator:hover { background: @accent; }
QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; color: @muted; font-size: @size; }
QDockWidget::title { background: @panel; padding: 8px 16px 4px 16px; text-align: left; border-top: 1px solid @border; }
QToolBar#roomRail { background: @window; border: none; padding: 8px 0px; spacing: 8px; }
QToolButton#roomButton { border: none; padding: 8px 4px; color: @muted; }
QToolButton#roomButton:checked { background: @panel; color: @text; border-left: 3px solid @accent; }
QToolButton[segment] { border: 1px solid @border; background: @window; padding: 4px 6px; color: @muted; }
QToolButton[segment="middle"], QToolButton[segment="last"] { border-left: none; }
QToolButton[segment]:checked { background: @accent; color: @onAccent; border-color: @accent; }
QToolButton[segment]:hover:!checked { color: @text; }
QToolButton[segment]:focus { border: 2px solid @accent; padding: 3px 5px; }
QToolButton[segment]:disabled { color: @disabled; }
QToolButton[segment]:checked:disabled { background: @border; color: @muted; border-color: @border; }
QToolButton#stationButton { border: 1px solid @border; border-radius: 3px; background: @panel; padding: 2px 5px; color: @text; }
QToolButton#stationButton:hover { border-color: @accent; }
QToolButton#stationButton:checked { background: @accent; color: @onAccent; border-color: @accent; }
QToolButton#stationButton:focus { border: 2px solid @accent; padding: 1px 4px; }
QToolButton#stationButton:checked:focus { border-color: @text; }
QLabel[caption="true"] { color: @muted; font-weight: 600; }
QLabel[muted="true"] { color: @muted; }
QLabel[sentence="true"] { font-size: @large; }
QToolButton[wide="true"] { border: 1px solid @border; background: @panel; padding: 8px 16px; color: @text; }
QToolButton[wide="true"]:hover, QToolButton[wide="true"]:focus { border-color: @accent; }
QToolButton[wide="true"]:disabled { color: @disabled; }
QStatusBar { background: @window; color: @muted; }
QStatusBar QLabel { color: @muted; }
QStatusBar::item { border: none; }
QMenuBar { background: @window; }
QToolTip { background: @panel; color: @text; border: 1px solid @border; padding: 4px; }
QTabBar::tab { padding: 6px 10px; color: @muted; background: @window; border: none; }
QToolButton[cross="true"] { border: none; background: transparent; color: @muted; padding: 0px 4px; }
QToolButton[cross="true"]:hover { background: @border; color: @text; border-radius: 4px; }
QTabBar#documentTabs::tab { padding: 6px 8px; max-width: 240px; }
QTabBar#inspectorTabs::tab { padding: 6px 6px; }
QTabBar::tab:selected { color: @text; background: @panel; border-top: 2px solid @accent; }
)");
    const auto put = [&text](const char *name, const QColor &color) {
        text.replace(QLatin1String(name), color.name());
    };
    text.replace(QStringLiteral("@large"), QStringLiteral("%1pt").arg(QApplication::font().pointSizeF() * 1.3));
    text.replace(QStringLiteral("@size"), QStringLiteral("%1pt").arg(QApplication::font().pointSizeF()));
    put("@onAccent", Theme::textOn(theme.color(Theme::Role::Accent)));
    put("@window", theme.color(Theme::Role::Window));
    put("@panel", theme.color(Theme::Role::Panel));
    put("@muted", theme.color(Theme::Role::MutedText));
    put("@accent", theme.color(Theme::Role::Accent));
    put("@border", theme.color(Theme::Role::Border));
    put("@disabled", theme.color(Theme::Role::Dimmed));
    put("@text", theme.color(Theme::Role::Text));
    return text;
}

/// Fusion frames boxes to tick in a shade of the window: on dark ground there is nothing to see of that.
class FramedStyle : public QProxyStyle {
public:
    FramedStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) { }

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override
    {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        const bool isBox = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
        if (!isBox && element != PE_IndicatorRadioButton)
            return;
        const bool enabled = option->state.testFlag(State_Enabled);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Theme::instance().color(enabled ? Theme::Role::MutedText : Theme::Role::Dimmed));
        painter->setBrush(Qt::NoBrush);
        const QRectF frame = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
        isBox ? painter->drawRect(frame) : painter->drawEllipse(frame);
        painter->restore();
    }
};

} // namespace

void installStudioStyle(QApplication *application)
{
    QApplication::setStyle(new FramedStyle);
    application->setStyleSheet(sheet());
    QObject::connect(&Theme::instance(), &Theme::changed, application,
                     [application] { application->setStyleSheet(sheet()); });
}

} // namespace vitrine
