#pragma once

#include <QFrame>
#include <QString>

#include <vector>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace vitrine {

/// Above a canvas that shows the inside of a block: the way there from the network, each stage of which can be gone
/// back to. Where an edit was tried it says why there is none, and offers what can be done.
class InsideBar : public QFrame {
    Q_OBJECT

public:
    /// A composite on the way.
    struct Stage {
        QString path; ///< "csp.m.0"
        QString name; ///< "m.0"
        QString type;

        bool operator==(const Stage &) const = default;
    };

    explicit InsideBar(QWidget *parent = nullptr);

    /// From the block down to what is shown; empty: the network itself is shown, and the bar is away.
    void setStages(const std::vector<Stage> &stages);
    const std::vector<Stage> &stages() const { return m_stages; }
    /// Says that the inside can't be edited, until something else is shown.
    void explain();
    bool isExplaining() const { return !m_note->isHidden(); }

    QString text() const; ///< "Network ▸ csp ▸ m.0", as it is read
    /// The button of a stage; 0: of the network.
    QToolButton *crumb(int stage) const;
    QToolButton *replaceButton() const { return m_replace; }
    QToolButton *parametersButton() const { return m_parameters; }

signals:
    void chosen(const QString &path); ///< empty: the network
    void replaceWanted();
    void parametersWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeNote();
    void makeCrumbs();
    void addCrumb(const QString &text, const QString &tip, const QString &path, bool isLast);
    void shorten();
    void setTexts();
    void apply();

    std::vector<Stage> m_stages;
    QWidget *m_row;
    QHBoxLayout *m_crumbs;
    QToolButton *m_more; ///< what there is no room for, as a menu
    QLabel *m_type;
    std::vector<QToolButton *> m_buttons;
    std::vector<QLabel *> m_marks; ///< before each button but the first, which has none
    QFrame *m_note;
    QLabel *m_why;
    QToolButton *m_parameters, *m_replace, *m_close;
};

} // namespace vitrine
