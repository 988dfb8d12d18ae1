#pragma once

#include <QObject>

class QMainWindow;
class QMenu;

namespace vitrine {

class Actions;

/// The menu bar: every action has its place in it. Presets are listed here; the panels' and recent files' menus are
/// filled by those who know them.
class Menus : public QObject {
    Q_OBJECT

public:
    Menus(const Actions &actions, QMainWindow *window);

    QMenu *recent() const { return m_recent; }
    QMenu *panels() const { return m_panels; }
    void retranslate();

signals:
    void presetChosen(const QString &name);

private:
    void addPresets();

    QMenu *m_file, *m_presets, *m_recent, *m_export, *m_edit, *m_input, *m_live, *m_fit, *m_run, *m_train, *m_detect,
        *m_optimizers, *m_view, *m_panels, *m_heat, *m_theme, *m_language, *m_help;
};

} // namespace vitrine
