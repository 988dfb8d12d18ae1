#include "tests/support/ClippedTexts.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QScrollArea>
#include <QStyle>
#include <QStyleOptionButton>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QToolButton>

namespace vitrine::test {

namespace {

constexpr int leastPanel = 120, leastTable = 2; ///< pixels high; rows

QString placeOf(const QWidget *widget)
{
    QString place = QString::fromLatin1(widget->metaObject()->className());
    for (const QWidget *each = widget->parentWidget(); each; each = each->parentWidget()) {
        const QString name = QString::fromLatin1(each->metaObject()->className());
        if (name.startsWith(QStringLiteral("vitrine::")))
            return place + QStringLiteral(" in ") + name.mid(9);
    }
    return place;
}

QString shortened(QString text)
{
    return text.replace(QLatin1Char('\n'), QLatin1Char(' ')).left(60);
}

/// Of a panel that lies behind another nothing is seen, and it has no size of its own.
bool isSeen(const QWidget *widget)
{
    if (!widget->isVisible() || widget->size().isEmpty())
        return false;
    for (const QWidget *each = widget; each && !each->isWindow(); each = each->parentWidget())
        if (qobject_cast<const QDockWidget *>(each) && each->visibleRegion().isEmpty())
            return false;
    return true;
}

bool isViewport(const QWidget *widget)
{
    const auto *area = qobject_cast<const QAbstractScrollArea *>(widget->parentWidget());
    return area && area->viewport() == widget;
}

QString wants(const QWidget *widget, QSize needed)
{
    return QStringLiteral("%1×%2 for %3×%4")
        .arg(widget->width())
        .arg(widget->height())
        .arg(needed.width())
        .arg(needed.height());
}

QString faultOf(const QLabel &label)
{
    if (label.text().isEmpty() || label.text().endsWith(QChar(0x2026)))
        return {};
    if (label.wordWrap()) {
        const int height = label.heightForWidth(label.width());
        return height > label.height() ? wants(&label, {label.width(), height}) : QString();
    }
    const QSize needed = label.sizeHint();
    return needed.width() > label.width() || needed.height() > label.height() ? wants(&label, needed) : QString();
}

/// Of what draws its text into a part of itself.
QString faultOf(const QWidget &widget, const QString &text, int room, int beside = 0)
{
    const int needed = widget.fontMetrics().size(Qt::TextShowMnemonic, text).width() + beside;
    return needed > room ? QStringLiteral("%1 for %2").arg(room).arg(needed) : QString();
}

QString faultOf(const QAbstractButton &button)
{
    const auto *tool = qobject_cast<const QToolButton *>(&button);
    if (button.text().isEmpty()
        || (tool && !button.icon().isNull() && tool->toolButtonStyle() == Qt::ToolButtonIconOnly))
        return {};
    const int icon = button.icon().isNull() ? 0 : button.iconSize().width() + 4;
    QStyleOptionButton option;
    option.initFrom(&button);
    int room = button.width();
    if (qobject_cast<const QCheckBox *>(&button))
        room = button.style()->subElementRect(QStyle::SE_CheckBoxContents, &option, &button).width();
    else if (qobject_cast<const QRadioButton *>(&button))
        room = button.style()->subElementRect(QStyle::SE_RadioButtonContents, &option, &button).width();
    if (button.height() < button.fontMetrics().height())
        return wants(&button, button.sizeHint());
    return faultOf(button, button.text(), room,
                   tool && tool->toolButtonStyle() == Qt::ToolButtonTextUnderIcon ? 0 : icon);
}

QString faultOf(const QComboBox &box)
{
    QStyleOptionComboBox option;
    option.initFrom(&box);
    option.editable = box.isEditable();
    const QRect field = box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
    return faultOf(box, box.currentText(), field.width());
}

QString faultOf(const QLineEdit &field)
{
    const QMargins margins = field.textMargins();
    const int room = field.contentsRect().width() - margins.left() - margins.right() - 4;
    const QString text = field.text().isEmpty() ? field.placeholderText() : field.text();
    return text.contains(QLatin1Char('/')) ? QString() : faultOf(field, text, room); // paths scroll
}

/// The size that Qt would give a tab; protected, though there is nothing to protect.
struct TabSizes : QTabBar {
    static QSize of(const QTabBar &bar, int index) { return (bar.*(&TabSizes::tabSizeHint))(index); }
};

QStringList faultsOf(const QTabBar &bar)
{
    QStringList faults;
    for (int i = 0; i < bar.count(); ++i) {
        const QRect place = bar.tabRect(i);
        if (!bar.isTabVisible(i) || bar.objectName() == QStringLiteral("documentTabs"))
            continue; // names of files scroll
        if (place.width() < TabSizes::of(bar, i).width())
            faults += QStringLiteral("“%1”: %2 for %3")
                          .arg(bar.tabText(i))
                          .arg(place.width())
                          .arg(TabSizes::of(bar, i).width());
        if (place.right() > bar.width())
            faults += QStringLiteral("“%1”: scrolled away").arg(bar.tabText(i));
    }
    return faults;
}

QStringList faultsOf(const QHeaderView &header)
{
    QStringList faults;
    for (int i = 0; header.orientation() == Qt::Horizontal && i < header.count(); ++i) {
        const QString text = header.model()->headerData(i, Qt::Horizontal).toString();
        const int needed = header.fontMetrics().size(0, text).width() + 4;
        if (!header.isSectionHidden(i) && needed > header.sectionSize(i))
            faults += QStringLiteral("“%1”: %2 for %3").arg(text).arg(header.sectionSize(i)).arg(needed);
    }
    return faults;
}

QString faultOf(const QAbstractItemView &view)
{
    if (qobject_cast<const QHeaderView *>(&view) || !view.model() || view.model()->rowCount() < leastTable)
        return {};
    const int row = view.sizeHintForRow(0);
    return view.viewport()->height() < leastTable * row
        ? QStringLiteral("%1 high, a row needs %2").arg(view.viewport()->height()).arg(row)
        : QString();
}

QString faultOf(const QScrollArea &area)
{
    const bool isCut = area.widget() && area.horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff
        && area.widget()->width() > area.viewport()->width();
    return isCut
        ? QStringLiteral("%1 for %2, and does not scroll").arg(area.viewport()->width()).arg(area.widget()->width())
        : QString();
}

/// What of a widget its parent does not show, where the parent is none that scrolls.
QString cutOff(const QWidget &widget)
{
    const QWidget *parent = widget.parentWidget();
    const bool isFree = !parent || widget.isWindow() || isViewport(parent) || isViewport(&widget);
    // Tabs scroll with what stands on them; Qt keeps rows of tabs that it does not use.
    const bool isTab = qobject_cast<const QTabBar *>(parent) || qobject_cast<const QTabBar *>(&widget);
    if (isFree || isTab || parent->rect().contains(widget.geometry()))
        return {};
    const QRect rest = widget.geometry().intersected(parent->rect());
    return QStringLiteral("cut to %1×%2 of %3×%4")
        .arg(rest.width())
        .arg(rest.height())
        .arg(widget.width())
        .arg(widget.height());
}

QString faultOf(const QWidget *widget, QString *text)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget)) {
        *text = label->text();
        return faultOf(*label);
    }
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
        *text = button->text();
        return faultOf(*button);
    }
    if (const auto *box = qobject_cast<const QComboBox *>(widget)) {
        *text = box->currentText();
        return faultOf(*box);
    }
    if (const auto *field = qobject_cast<const QLineEdit *>(widget)) {
        *text = field->text();
        return faultOf(*field);
    }
    if (const auto *group = qobject_cast<const QGroupBox *>(widget)) {
        *text = group->title();
        return faultOf(*group, group->title(), group->width());
    }
    if (const auto *area = qobject_cast<const QScrollArea *>(widget))
        return faultOf(*area);
    if (const auto *view = qobject_cast<const QAbstractItemView *>(widget))
        return faultOf(*view);
    if (const auto *dock = qobject_cast<const QDockWidget *>(widget)) {
        *text = dock->windowTitle();
        return dock->height() < leastPanel ? QStringLiteral("%1 high").arg(dock->height()) : QString();
    }
    return {};
}

} // namespace

QStringList clippedTexts(const QWidget &window)
{
    QStringList faults;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!isSeen(widget))
            continue;
        QString text;
        QStringList found{faultOf(widget, &text), cutOff(*widget)};
        if (const auto *bar = qobject_cast<const QTabBar *>(widget))
            found += faultsOf(*bar);
        if (const auto *header = qobject_cast<const QHeaderView *>(widget))
            found += faultsOf(*header);
        for (const QString &fault : std::as_const(found))
            if (!fault.isEmpty())
                faults += QStringLiteral("%1 “%2”: %3").arg(placeOf(widget), shortened(text), fault);
    }
    return faults;
}

} // namespace vitrine::test
