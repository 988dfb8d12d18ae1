#pragma once

#include "widgets/labs/Lab.h"

#include <QHash>

class QComboBox;
class QLabel;
class QScrollArea;
class QStackedWidget;
class QToolButton;

namespace vitrine {

/// The laboratories that fit a subject, one at a time, under a line that says what is looked at and leads back.
class LabStage : public QWidget {
    Q_OBJECT
public:
    explicit LabStage(const LabTools &tools, QWidget *parent = nullptr);

    /// Those that take the subject, in order.
    static std::vector<const LabKind *> kindsFor(const LabSubject &subject);

    /// Shows a laboratory; of the kind asked for where it takes the subject, else the first that does. False where none
    /// does.
    bool open(const LabSubject &subject, const QString &kind = {});
    /// Another run or selection while it is open. A laboratory that does not take it keeps what it shows.
    void follow(const LabSubject &subject);
    Lab *current() const;
    QString currentKind() const { return m_kind; }

signals:
    void leaveWanted();
    void kindChanged(); ///< another laboratory is shown
    void failed(const vitrine::Error &error);
    void said(const QString &text);

private:
    Lab *labOf(const LabKind &kind);
    void showKinds();
    void setTexts();

    LabTools m_tools;
    LabSubject m_subject;
    QString m_kind;
    std::vector<const LabKind *> m_fitting;
    QHash<QString, Lab *> m_labs; ///< made when they are shown first
    QHash<QString, QScrollArea *> m_scrolls; ///< each in its own
    QToolButton *m_back;
    QLabel *m_place;
    QComboBox *m_choice;
    QStackedWidget *m_pages;
};

} // namespace vitrine
