import { contract, type Invitation, type Member, type Role } from '@stipple/api/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, fetched, refusalOf } from '../../app/client.ts'
import { ProblemNotice, problemText } from '../../app/problem-text.tsx'
import { useMoment, useSay } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog, Dialog } from '../../ui/dialog.tsx'
import { Badge, Page, Skeleton } from '../../ui/surfaces.tsx'
import { Table } from '../../ui/table.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { RoleChoices } from './role-choices.tsx'
import { TimeZoneCard } from './time-zone-card.tsx'

/** Who works here, and who is invited. */
export function StaffPage() {
  const say = useSay()
  const { clinicId, may } = useSession()
  const [inviting, setInviting] = useState(false)
  const members = useQuery({
    queryKey: ['members', clinicId],
    queryFn: ({ signal }) => fetched(contract.listMembers, { clinicId }, signal),
  })
  const invitations = useQuery({
    queryKey: ['invitations', clinicId],
    queryFn: ({ signal }) => fetched(contract.listInvitations, { clinicId }, signal),
    enabled: may('owner'),
  })
  return (
    <Page
      title={say('nav.staff')}
      actions={
        may('owner') ? (
          <Button look="primary" onPress={() => setInviting(true)}>
            {say('staff.invite')}
          </Button>
        ) : undefined
      }
    >
      {members.isPending ? <Skeleton lines={4} label={say('state.loading')} /> : null}
      {members.isError ? (
        <ProblemNotice refusal={refusalOf(members.error)} onRetry={() => void members.refetch()} />
      ) : null}
      {members.isSuccess ? <MemberTable members={members.data} /> : null}
      {invitations.data && invitations.data.length > 0 ? <InvitationTable invitations={invitations.data} /> : null}
      <TimeZoneCard />
      {inviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
    </Page>
  )
}

function MemberTable({ members }: { readonly members: readonly Member[] }) {
  const say = useSay()
  const moment = useMoment()
  const { may } = useSession()
  const [changing, setChanging] = useState<Member>()
  const [removing, setRemoving] = useState<Member>()
  return (
    <div className="table-frame">
      <Table
        keyOf={({ accountId }) => accountId}
        rows={members}
        columns={[
          { title: say('staff.name'), cell: ({ name }) => name },
          { title: say('field.email'), cell: ({ email }) => email },
          {
            title: say('staff.roles'),
            cell: ({ roles }) => (
              <span className="cluster">
                {roles.map((role) => (
                  <Badge key={role}>{say(`role.${role}`)}</Badge>
                ))}
              </span>
            ),
          },
          {
            title: say('staff.second-factor'),
            cell: ({ secondFactor }) => (
              <Badge tone={secondFactor ? 'go' : 'wait'}>
                {say(secondFactor ? 'staff.second-factor-on' : 'staff.second-factor-off')}
              </Badge>
            ),
          },
          { title: say('staff.since'), cell: ({ since }) => moment(since) },
          {
            title: say('facts.actions'),
            holds: 'actions',
            cell: (member) =>
              may('owner') ? (
                <>
                  <Button look="quiet" onPress={() => setChanging(member)}>
                    {say('staff.change-roles')}
                  </Button>
                  <Button look="quiet" onPress={() => setRemoving(member)}>
                    {say('action.remove')}
                  </Button>
                </>
              ) : null,
          },
        ]}
      />
      {changing === undefined ? null : <RolesDialog member={changing} onClose={() => setChanging(undefined)} />}
      {removing === undefined ? null : <RemoveDialog member={removing} onClose={() => setRemoving(undefined)} />}
    </div>
  )
}

type MemberDialogProps = { readonly member: Member; readonly onClose: () => void }

function RolesDialog({ member, onClose }: MemberDialogProps) {
  const say = useSay()
  const { clinicId } = useSession()
  const queries = useQueryClient()
  const toast = useToast()
  const [chosen, setChosen] = useState<readonly Role[]>(member.roles)
  const { accountId } = member
  const save = async () => {
    const body = { roles: [...chosen] }
    const done = await call(contract.changeMemberRoles, { clinicId, params: { accountId }, body })
    if (!done.ok) toast(problemText(done.problem, say))
    await queries.invalidateQueries({ queryKey: ['members', clinicId] })
    onClose()
  }
  return (
    <Dialog title={say('staff.roles-of', { name: member.name })} isOpen onClose={onClose}>
      <RoleChoices chosen={chosen} onChange={setChosen} />
      <div className="dialog-foot">
        <Button look="quiet" onPress={onClose}>
          {say('action.cancel')}
        </Button>
        <Button
          look="primary"
          onPress={() => void save()}
          whyNot={chosen.length === 0 ? say('staff.role-missing') : undefined}
        >
          {say('action.save')}
        </Button>
      </div>
    </Dialog>
  )
}

function RemoveDialog({ member, onClose }: MemberDialogProps) {
  const say = useSay()
  const { clinicId } = useSession()
  const queries = useQueryClient()
  const toast = useToast()
  const { accountId } = member
  const remove = async () => {
    const done = await call(contract.removeMember, { clinicId, params: { accountId } })
    if (!done.ok) toast(problemText(done.problem, say))
    await queries.invalidateQueries({ queryKey: ['members', clinicId] })
    onClose()
  }
  return (
    <ConfirmDialog
      title={say('staff.remove-title', { name: member.name })}
      isOpen
      onClose={onClose}
      confirm={say('action.remove')}
      cancel={say('action.cancel')}
      onConfirm={() => void remove()}
      isDangerous
    >
      <p>{say('staff.remove-what')}</p>
    </ConfirmDialog>
  )
}

function InvitationTable({ invitations }: { readonly invitations: readonly Invitation[] }) {
  const say = useSay()
  const moment = useMoment()
  const { clinicId } = useSession()
  const queries = useQueryClient()
  const revoke = async (invitationId: string) => {
    await call(contract.revokeInvitation, { clinicId, params: { invitationId } })
    await queries.invalidateQueries({ queryKey: ['invitations', clinicId] })
  }
  return (
    <section className="stack close">
      <h2>{say('staff.invited')}</h2>
      <div className="table-frame">
        <Table
          titles="heard"
          keyOf={({ invitationId }) => invitationId}
          rows={invitations}
          columns={[
            { title: say('staff.name'), cell: ({ name }) => name },
            { title: say('field.email'), cell: ({ email }) => email },
            {
              title: say('staff.roles'),
              cell: ({ roles: invited }) => invited.map((role) => say(`role.${role}`)).join(', '),
            },
            {
              title: say('staff.validity'),
              cell: ({ expiresAt }) => say('staff.valid-until', { when: moment(expiresAt) }),
            },
            {
              title: say('facts.actions'),
              holds: 'actions',
              cell: ({ invitationId }) => (
                <Button look="quiet" onPress={() => void revoke(invitationId)}>
                  {say('intake.revoke')}
                </Button>
              ),
            },
          ]}
        />
      </div>
    </section>
  )
}
