#include "app/studio/window/ShortcutsDialog.h"

#include "app/studio/window/CommandPalette.h"
#include "widgets/common/Theme.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QMap>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace vitrine {

namespace {

QString keysOf(const QAction *action)
{
    QStringList keys;
    for (const QKeySequence &key : action->shortcuts())
        keys += key.toString(QKeySequence::NativeText);
    return keys.join(QStringLiteral(", "));
}

QString rowsOf(const QList<const PaletteEntry *> &entries)
{
    QString rows;
    for (const PaletteEntry *entry : entries)
        rows += QStringLiteral("<tr><td width='150' style='padding: 3px 24px 3px 0'><b>%1</b></td><td style='padding: "
                               "3px 0'>%2</td></tr>")
                    .arg(keysOf(entry->action).toHtmlEscaped(), entry->action->statusTip().toHtmlEscaped());
    return rows;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QMenuBar *menus, QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard Shortcuts"));
    const QList<PaletteEntry> entries = paletteEntries(menus);
    QStringList order;
    QMap<QString, QList<const PaletteEntry *>> byMenu;
    for (const PaletteEntry &entry : entries) {
        if (entry.action->shortcut().isEmpty())
            continue;
        if (!order.contains(entry.path))
            order += entry.path;
        byMenu[entry.path] += &entry;
    }
    QString html;
    for (const QString &menu : order)
        html += QStringLiteral("<h3>%1</h3><table>%2</table>").arg(menu.toHtmlEscaped(), rowsOf(byMenu[menu]));
    auto *text = new QTextBrowser(this);
    text->setHtml(html);
    text->setAccessibleName(windowTitle());
    text->setFrameShape(QFrame::NoFrame);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(text);
    layout->addWidget(buttons);
    resize(Theme::instance().px(560), Theme::instance().px(640));
}

} // namespace vitrine
